package org.urbanriver.campus.gateway.page.catalog;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.urbanriver.campus.contracts.Page;
import org.urbanriver.campus.gateway.page.Answers;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Frames;
import org.urbanriver.campus.gateway.page.PageNumber;
import org.urbanriver.campus.gateway.page.Screen;

/** The catalog by technique and search, as a page, or as the part of it that a search changes. */
@RestController
class HomeController {

    private static final int SIZE = 12;
    private static final int LONGEST = 100;

    private final Shelf shelf;
    private final Frames frames;

    HomeController(Shelf shelf, Frames frames) {
        this.shelf = shelf;
        this.frames = frames;
    }

    @GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> home(
            @RequestParam(defaultValue = "") String technique,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") String page,
            HttpServletRequest request) {
        var frame = frames.of(request);
        var found = find(frame, cut(technique), cut(q), PageNumber.of(page));
        return Answers.partOrPage(request, "catalog", () -> found, () -> new Home(frame, found));
    }

    private Catalog find(Frame frame, String technique, String q, int page) {
        return new Catalog(
                frame,
                shelf.techniques(),
                shelf.courses(technique, q, page, SIZE),
                shelf.courses("", "", 0, Page.MAX_SIZE),
                shelf.upcoming(),
                technique,
                q);
    }

    private static String cut(String text) {
        var plain = text.strip();
        return plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
    }
}
