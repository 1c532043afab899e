package org.urbanriver.campus.gateway.page.admin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.HttpClientErrorException;
import org.urbanriver.campus.contracts.courses.CatalogApi;
import org.urbanriver.campus.contracts.courses.TechniqueCommand;
import org.urbanriver.campus.contracts.courses.TechniqueView;
import org.urbanriver.campus.gateway.page.Answers;
import org.urbanriver.campus.gateway.page.FieldErrors;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Frames;
import org.urbanriver.campus.gateway.page.Parts;
import org.urbanriver.campus.gateway.page.Screen;
import org.urbanriver.campus.gateway.route.ServiceProblems;
import org.urbanriver.campus.platform.csv.CsvFile;
import org.urbanriver.campus.platform.problems.NotFound;

/** The techniques of the catalog: listing, adding and describing them. */
@RestController
class TechniqueController {

    private final CatalogApi catalog;
    private final Parts parts;
    private final Frames frames;

    TechniqueController(CatalogApi catalog, Parts parts, Frames frames) {
        this.catalog = catalog;
        this.parts = parts;
        this.frames = frames;
    }

    @GetMapping(path = "/admin/techniques", produces = MediaType.TEXT_HTML_VALUE)
    Screen techniques(HttpServletRequest request) {
        return new TechniquesPage(frames.of(request), parts.ask(catalog::techniques));
    }

    @GetMapping(path = "/admin/techniques.csv", produces = "text/csv")
    void file(HttpServletResponse response) throws IOException {
        var rows = catalog.techniques().stream()
                .map(each -> List.<Object>of(each.slug(), each.name(), each.summary()))
                .iterator();
        CsvFile.write(response, "techniques.csv", List.of("slug", "name", "summary"), rows);
    }

    @GetMapping(path = "/admin/techniques/new", produces = MediaType.TEXT_HTML_VALUE)
    Screen add(HttpServletRequest request) {
        return new TechniqueForm(frames.of(request), false, "", "", "", FieldErrors.NONE, "");
    }

    @PostMapping(path = "/admin/techniques/new", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> addNow(
            @RequestParam(defaultValue = "") String slug,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String summary,
            HttpServletRequest request) {
        var command = new TechniqueCommand(slug.strip(), name.strip(), summary.strip());
        return saved(command, false, () -> catalog.addTechnique(command), "told.technique.added", frames.of(request));
    }

    @GetMapping(path = "/admin/techniques/{slug}", produces = MediaType.TEXT_HTML_VALUE)
    Screen change(@PathVariable String slug, HttpServletRequest request) {
        var technique = catalog.techniques().stream()
                .filter(each -> each.slug().equals(slug))
                .findFirst()
                .orElseThrow(() -> new NotFound("technique"));
        return new TechniqueForm(
                frames.of(request), true, slug, technique.name(), technique.summary(), FieldErrors.NONE, "");
    }

    @PostMapping(path = "/admin/techniques/{slug}", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> changeNow(
            @PathVariable String slug,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String summary,
            HttpServletRequest request) {
        var command = new TechniqueCommand(slug, name.strip(), summary.strip());
        return saved(
                command,
                true,
                () -> catalog.changeTechnique(slug, command),
                "told.technique.changed",
                frames.of(request));
    }

    private static ResponseEntity<Screen> saved(
            TechniqueCommand command, boolean known, Supplier<TechniqueView> save, String told, Frame frame) {
        try {
            save.get();
            return Answers.seeOther("/admin/techniques", told);
        } catch (HttpClientErrorException.NotFound e) {
            throw new NotFound("technique");
        } catch (HttpClientErrorException e) {
            var problem = ServiceProblems.of(e);
            var errors = FieldErrors.of(problem);
            return Answers.page(
                    e.getStatusCode(),
                    new TechniqueForm(
                            frame,
                            known,
                            command.slug(),
                            command.name(),
                            command.summary(),
                            errors,
                            errors.isEmpty() ? frame.refusal(problem) : ""));
        }
    }
}
