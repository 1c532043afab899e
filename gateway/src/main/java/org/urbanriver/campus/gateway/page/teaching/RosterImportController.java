package org.urbanriver.campus.gateway.page.teaching;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.HttpClientErrorException;
import org.urbanriver.campus.contracts.enrollments.OfferingApi;
import org.urbanriver.campus.contracts.enrollments.RosterImportApi;
import org.urbanriver.campus.gateway.page.Answers;
import org.urbanriver.campus.gateway.page.Frames;
import org.urbanriver.campus.gateway.page.Screen;
import org.urbanriver.campus.gateway.route.ServiceProblems;

/** Enrolling the people of a list; with a script the rows are told as they are done, without one all at the end. */
@RestController
class RosterImportController {

    private final OfferingApi offerings;
    private final RosterImportApi imports;
    private final Frames frames;

    RosterImportController(OfferingApi offerings, RosterImportApi imports, Frames frames) {
        this.offerings = offerings;
        this.imports = imports;
        this.frames = frames;
    }

    @GetMapping(path = "/teach/offerings/{id}/import", produces = MediaType.TEXT_HTML_VALUE)
    Screen form(@PathVariable String id, HttpServletRequest request) {
        return new RosterImport(frames.of(request), offerings.offering(id), "", null, "");
    }

    @PostMapping(path = "/teach/offerings/{id}/import", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> run(
            @PathVariable String id, @RequestParam(defaultValue = "") String csv, HttpServletRequest request) {
        var frame = frames.of(request);
        try {
            var report = imports.importRoster(id, csv);
            return Answers.page(HttpStatus.OK, new RosterImport(frame, offerings.offering(id), csv, report, ""));
        } catch (HttpClientErrorException e) {
            var why = frame.refusal(ServiceProblems.of(e));
            return Answers.page(e.getStatusCode(), new RosterImport(frame, offerings.offering(id), csv, null, why));
        }
    }
}
