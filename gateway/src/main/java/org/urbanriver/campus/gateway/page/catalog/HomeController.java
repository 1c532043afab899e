package org.urbanriver.campus.gateway.page.catalog;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClientException;
import org.urbanriver.campus.contracts.Page;
import org.urbanriver.campus.contracts.courses.CatalogApi;
import org.urbanriver.campus.gateway.page.Answers;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Frames;
import org.urbanriver.campus.gateway.page.PageNumber;
import org.urbanriver.campus.gateway.page.Screen;

/** The catalog by technique and search, as a page, or as the part of it that a search changes. */
@RestController
class HomeController {

    private static final Logger log = LoggerFactory.getLogger(HomeController.class);
    private static final int SIZE = 12;
    private static final int LONGEST = 100;

    private final CatalogApi catalog;
    private final Frames frames;

    HomeController(CatalogApi catalog, Frames frames) {
        this.catalog = catalog;
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
        try {
            var courses = catalog.courses(technique.isEmpty() ? null : technique, q.isEmpty() ? null : q, page, SIZE);
            return new Catalog(frame, true, catalog.techniques(), courses, technique, q);
        } catch (RestClientException e) {
            log.warn("The catalog cannot be shown: {}", e.getMessage());
            return new Catalog(frame, false, List.of(), new Page<>(List.of(), 0, SIZE, 0), technique, q);
        }
    }

    private static String cut(String text) {
        var plain = text.strip();
        return plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
    }
}
