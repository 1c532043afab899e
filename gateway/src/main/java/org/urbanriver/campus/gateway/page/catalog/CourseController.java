package org.urbanriver.campus.gateway.page.catalog;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.urbanriver.campus.gateway.page.Frames;
import org.urbanriver.campus.gateway.page.Screen;

/** A course, with its dates and the seats that are left. */
@RestController
class CourseController {

    private final CoursePages pages;
    private final Shelf shelf;
    private final Frames frames;

    CourseController(CoursePages pages, Shelf shelf, Frames frames) {
        this.pages = pages;
        this.shelf = shelf;
        this.frames = frames;
    }

    @GetMapping(path = "/courses/{slug}", produces = MediaType.TEXT_HTML_VALUE)
    Screen course(@PathVariable String slug, HttpServletRequest request) {
        return pages.of(slug, "", request);
    }

    /** Asked for again and again while a page is looked at; without an answer its numbers stay. */
    @GetMapping(path = "/courses/{slug}/seats", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> seats(@PathVariable String slug, HttpServletRequest request) {
        var seats = new Seats(frames.of(request), shelf.offerings(slug).or(List.of()));
        return ResponseEntity.ok().header(HttpHeaders.CACHE_CONTROL, "no-store").body(seats);
    }
}
