package org.urbanriver.campus.gateway.page.inbox;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.urbanriver.campus.gateway.page.Answers;
import org.urbanriver.campus.gateway.page.Frames;
import org.urbanriver.campus.gateway.page.PageNumber;
import org.urbanriver.campus.gateway.page.Screen;

/** The bell in the header of every page, when it changes while the page is open. */
@RestController
class BellController {

    private final Frames frames;

    BellController(Frames frames) {
        this.frames = frames;
    }

    /**
     * Nothing changes for who is not signed in any more: a bell in the background must not lead away from what somebody
     * writes.
     */
    @GetMapping(path = "/inbox/bell", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> bell(@RequestParam(defaultValue = "0") String seen, HttpServletRequest request) {
        var frame = frames.of(request);
        return frame.isSignedIn()
                ? Answers.page(HttpStatus.OK, new Bell(frame, frame.unread(), PageNumber.of(seen)))
                : ResponseEntity.noContent().build();
    }
}
