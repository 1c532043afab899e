package org.urbanriver.campus.enrollment.enrollment;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.urbanriver.campus.contracts.enrollments.ImportReport;
import org.urbanriver.campus.contracts.enrollments.ImportedRow;
import org.urbanriver.campus.contracts.enrollments.OfferingStatus;
import org.urbanriver.campus.contracts.enrollments.Refusal;
import org.urbanriver.campus.enrollment.offering.OfferedCourse;
import org.urbanriver.campus.enrollment.offering.OfferedCourses;
import org.urbanriver.campus.platform.problems.NotAllowed;
import org.urbanriver.campus.platform.security.CurrentCaller;
import tools.jackson.databind.json.JsonMapper;

/** Enrolling the people of a file. */
@RestController
class RosterImportController {

    private static final String CSV = "text/csv";

    private final RosterImport imports;
    private final OfferedCourses offeredCourses;
    private final CurrentCaller caller;
    private final JsonMapper json;

    RosterImportController(RosterImport imports, OfferedCourses offeredCourses, CurrentCaller caller, JsonMapper json) {
        this.imports = imports;
        this.offeredCourses = offeredCourses;
        this.caller = caller;
        this.json = json;
    }

    /** What the import finds out after its first row is told in its last; what it finds before is a problem response. */
    @PostMapping(
            path = "/api/offerings/{id}/roster/import",
            consumes = CSV,
            produces = {MediaType.APPLICATION_JSON_VALUE, MediaType.APPLICATION_NDJSON_VALUE})
    @RequestBody(
            required = true,
            description = "Rows with a header line that names the columns email and name; at most 5,000",
            content = @Content(mediaType = CSV, schema = @Schema(type = "string", example = "email,name")))
    @ApiResponse(
            responseCode = "200",
            description = "What became of each row, written as it is done; lines end with one that has the summary",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                        schema = @Schema(implementation = ImportReport.class)),
                @Content(
                        mediaType = MediaType.APPLICATION_NDJSON_VALUE,
                        schema = @Schema(oneOf = {ImportedRow.class, ImportReport.End.class}))
            })
    void importRoster(@PathVariable String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var by = caller.get().requireStaff();
        var offered = offeredCourses.required(id);
        if (!offered.isStaff(by)) {
            throw new NotAllowed("Only the course's instructors and admins may import its rosters.");
        }
        if (offered.offering().status() == OfferingStatus.CANCELLED) { // else each would get an account for nothing
            throw OfferedCourse.refused(Refusal.CANCELLED);
        }
        var rows = RosterFile.read(request.getInputStream());
        var report = new ImportStream(response, json, wantsLines(request));
        report.end(imports.run(offered, rows, by, report::row));
    }

    private static boolean wantsLines(HttpServletRequest request) {
        return Collections.list(request.getHeaders(HttpHeaders.ACCEPT)).stream()
                .flatMap(accept -> MediaType.parseMediaTypes(accept).stream())
                .anyMatch(MediaType.APPLICATION_NDJSON::equalsTypeAndSubtype);
    }
}
