package org.urbanriver.campus.gateway.page.help;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.urbanriver.campus.gateway.page.Frames;
import org.urbanriver.campus.gateway.page.Screen;

/** Help and policies, and what robots may read. */
@Hidden
@RestController
class HelpController {

    /** Pages of persons need no visits, and neither do addresses that only change something or show the same otherwise. */
    private static final String ROBOTS = """
        User-agent: *
        Disallow: /account
        Disallow: /admin
        Disallow: /api/
        Disallow: /claim
        Disallow: /courses/*/enroll
        Disallow: /courses/*/modules/
        Disallow: /enrollments/
        Disallow: /inbox
        Disallow: /language/
        Disallow: /my-learning
        Disallow: /offerings/
        Disallow: /register
        Disallow: /sign-in
        Disallow: /teach
        """;

    private final Frames frames;

    HelpController(Frames frames) {
        this.frames = frames;
    }

    @GetMapping(path = "/help", produces = MediaType.TEXT_HTML_VALUE)
    Screen help(HttpServletRequest request) {
        return new Help(frames.of(request));
    }

    @GetMapping(path = "/policies", produces = MediaType.TEXT_HTML_VALUE)
    Screen policies(HttpServletRequest request) {
        return new Policies(frames.of(request));
    }

    /** Whatever format is asked for, as there is but this one. */
    @GetMapping("/robots.txt")
    ResponseEntity<String> robots() {
        return ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).body(ROBOTS);
    }
}
