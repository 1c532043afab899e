package org.urbanriver.campus.gateway.page.help;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.urbanriver.campus.contracts.problems.ProblemType;
import org.urbanriver.campus.gateway.page.Frames;
import org.urbanriver.campus.gateway.page.Screen;
import org.urbanriver.campus.platform.problems.NotFound;

/** The pages for those who write programs: what problems mean, and what the API is. */
@Hidden
@RestController
class ProblemController {

    private final Frames frames;

    ProblemController(Frames frames) {
        this.frames = frames;
    }

    @GetMapping(path = "/problems", produces = MediaType.TEXT_HTML_VALUE)
    Screen problems(HttpServletRequest request) {
        return new ProblemList(frames.of(request), List.of(ProblemType.values()));
    }

    @GetMapping(path = "/problems/{slug}", produces = MediaType.TEXT_HTML_VALUE)
    Screen problem(@PathVariable String slug, HttpServletRequest request) {
        return new Problem(frames.of(request), ProblemType.of(slug).orElseThrow(() -> new NotFound("type of problem")));
    }

    @GetMapping(path = "/api/docs", produces = MediaType.TEXT_HTML_VALUE)
    Screen api(HttpServletRequest request) {
        return new ApiPage(frames.of(request));
    }
}
