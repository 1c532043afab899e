package org.urbanriver.campus.gateway.page.teaching;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.urbanriver.campus.contracts.enrollments.OfferingApi;
import org.urbanriver.campus.gateway.page.Frames;
import org.urbanriver.campus.gateway.page.PageNumber;
import org.urbanriver.campus.gateway.page.Screen;

/** The roster of an offering; the service refuses whoever is not its staff. */
@RestController
class RosterController {

    private static final int SIZE = 50;

    private final OfferingApi offerings;
    private final Frames frames;

    RosterController(OfferingApi offerings, Frames frames) {
        this.offerings = offerings;
        this.frames = frames;
    }

    @GetMapping(path = "/offerings/{id}/roster", produces = MediaType.TEXT_HTML_VALUE)
    Screen roster(@PathVariable String id, @RequestParam(defaultValue = "0") String page, HttpServletRequest request) {
        var entries = offerings.roster(id, PageNumber.of(page), SIZE);
        return new Roster(frames.of(request), offerings.offering(id), entries);
    }
}
