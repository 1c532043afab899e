package org.urbanriver.campus.gateway.page.learning;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.urbanriver.campus.contracts.enrollments.LearningApi;
import org.urbanriver.campus.gateway.page.Frames;
import org.urbanriver.campus.gateway.page.PageNumber;
import org.urbanriver.campus.gateway.page.Screen;

/** What the viewer learns, and what comes next. */
@RestController
class LearningController {

    private static final int SIZE = 20;

    private final LearningApi learning;
    private final Frames frames;

    LearningController(LearningApi learning, Frames frames) {
        this.learning = learning;
        this.frames = frames;
    }

    @GetMapping(path = "/my-learning", produces = MediaType.TEXT_HTML_VALUE)
    Screen learning(@RequestParam(defaultValue = "0") String page, HttpServletRequest request) {
        var overview = learning.overview(PageNumber.of(page), SIZE);
        return new MyLearning(frames.of(request), overview.current(), overview.past());
    }
}
