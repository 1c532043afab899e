package org.urbanriver.campus.enrollment.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.urbanriver.campus.enrollment.Desk.ADMIN;
import static org.urbanriver.campus.enrollment.Desk.INSTRUCTOR;
import static org.urbanriver.campus.enrollment.Desk.OTHER_INSTRUCTOR;
import static org.urbanriver.campus.enrollment.Desk.assertInvalid;
import static org.urbanriver.campus.enrollment.Desk.assertRefused;

import java.io.UnsupportedEncodingException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.urbanriver.campus.contracts.accounts.Role;
import org.urbanriver.campus.contracts.enrollments.EnrollmentView;
import org.urbanriver.campus.contracts.enrollments.ImportReport;
import org.urbanriver.campus.contracts.enrollments.ImportSummary;
import org.urbanriver.campus.contracts.enrollments.ImportedRow;
import org.urbanriver.campus.contracts.enrollments.ImportedRow.Outcome;
import org.urbanriver.campus.enrollment.Desk;
import org.urbanriver.campus.enrollment.FakeGateway;
import org.urbanriver.campus.enrollment.ServiceTest;
import org.urbanriver.campus.platform.Ids;
import tools.jackson.databind.json.JsonMapper;

@ServiceTest
class RosterImportTests {

    private static final String NDJSON = "application/x-ndjson";

    @Autowired
    Desk desk;

    @Autowired
    FakeGateway gateway;

    @Autowired
    JsonMapper json;

    private final String run = Ids.next();

    @Test
    void everyRowIsToldWhatBecameOfItAndTheQueueIsThatOfTheFile() {
        var offering = desk.liveClass(2, true);
        gateway.account(email("known"), false, Role.STUDENT);
        gateway.account(email("off"), true, Role.STUDENT);
        gateway.account(email("teacher"), false, Role.INSTRUCTOR);

        var report = imported(offering.id(), """
                email,name
                %s,Known
                %s,Off
                %s,Teacher
                no address,Bad
                %s,New One
                %s,New Two
                %s,
                %s,Known Again
                %s,New Three
                """.formatted(
                        email("known"),
                        email("off"),
                        email("teacher"),
                        email("new1"),
                        email("new2"),
                        email("nameless"),
                        email("KNOWN"),
                        email("new3")));

        assertThat(report.rows())
                .extracting(ImportedRow::row, ImportedRow::outcome, ImportedRow::reason, ImportedRow::accountMade)
                .containsExactly(
                        row(2, Outcome.ENROLLED, null, false),
                        row(3, Outcome.REFUSED, "account-disabled", false),
                        row(4, Outcome.REFUSED, "not-a-student", false),
                        row(5, Outcome.INVALID, "not-usable", false),
                        row(6, Outcome.ENROLLED, null, true),
                        row(7, Outcome.WAITLISTED, null, true),
                        row(8, Outcome.INVALID, "no-name", false),
                        row(9, Outcome.INVALID, "repeated", false),
                        row(10, Outcome.WAITLISTED, null, true));
        assertThat(report.rows().get(7).detail()).contains("line 2");
        assertThat(report.summary()).isEqualTo(new ImportSummary(9, 2, 0, 2, 2, 3, 3, null, null));
        assertThat(position(report.rows().get(5))).isEqualTo(1);
        assertThat(position(report.rows().get(8))).isEqualTo(2);
        assertThat(gateway.courses()).contains("Headaches");
    }

    @Test
    void aRepeatFindsEverybodyInAlready() {
        var offering = desk.liveClass(2, true);
        var csv = csv(4);
        imported(offering.id(), csv);

        var again = imported(offering.id(), csv);

        assertThat(again.rows()).extracting(ImportedRow::outcome).containsOnly(Outcome.ALREADY);
        assertThat(again.rows()).extracting(ImportedRow::enrollmentId).doesNotContainNull();
        assertThat(again.summary()).isEqualTo(new ImportSummary(4, 0, 4, 0, 0, 0, 0, null, null));
        assertThat(desk.offering(offering.id()).waiting()).isEqualTo(2);
    }

    @Test
    void aRepeatBringsNobodyBackWhoHasLeft() {
        var offering = desk.liveClass(3, true);
        var first = imported(offering.id(), csv(2)).rows().getFirst();
        desk.post("/api/enrollments/" + first.enrollmentId() + "/withdraw", "{\"reason\": \"ill\"}", INSTRUCTOR);

        var again = imported(offering.id(), csv(2));

        assertThat(again.rows())
                .extracting(ImportedRow::row, ImportedRow::outcome, ImportedRow::reason, ImportedRow::accountMade)
                .containsExactly(row(2, Outcome.REFUSED, "left-before", false), row(3, Outcome.ALREADY, null, false));
        assertThat(desk.enrollment(first.enrollmentId()).withdrawnReason()).isEqualTo("ill");
    }

    @Test
    void aSeatThatIsRefusedStopsNoOtherRow() {
        var offering = desk.liveClass(1, false);

        var report = imported(offering.id(), csv(3));

        assertThat(report.rows()).extracting(ImportedRow::reason).containsExactly(null, "full", "full");
        assertThat(report.rows().getLast().detail()).startsWith("Every seat is taken");
    }

    @Test
    void linesComeOneByOneAndTheLastIsTheSummary() {
        var offering = desk.liveClass(5, false);

        var result = desk.importRoster(offering.id(), csv(3), NDJSON, INSTRUCTOR);

        assertThat(result).hasStatusOk();
        assertThat(result.getResponse().getContentType()).startsWith(NDJSON);
        var lines = text(result).lines().map(json::readTree).toList();
        assertThat(lines).hasSize(4);
        assertThat(lines.get(1).path("row").asInt()).isEqualTo(3);
        assertThat(lines.get(1).path("done").asInt()).isEqualTo(2);
        assertThat(lines.get(1).path("of").asInt()).isEqualTo(3);
        assertThat(lines.get(1).path("outcome").asString()).isEqualTo("enrolled");
        assertThat(lines.getLast().path("summary").path("enrolled").asInt()).isEqualTo(3);
    }

    @Test
    void whereAccountsCannotBeLookedUpTheReportSaysFromWhereToRepeat() {
        var offering = desk.scheduled(Desk.homeStudy(desk.course().id()));
        var csv = csv(250);
        gateway.answerLast(email("p1"));

        var report = imported(offering.id(), csv);

        assertThat(report.rows()).hasSize(200);
        assertThat(report.summary().repeatFrom()).isEqualTo(202);
        assertThat(report.summary().stopped()).contains("from line 202 on");
        assertThat(imported(offering.id(), csv).summary())
                .isEqualTo(new ImportSummary(250, 50, 200, 0, 0, 0, 50, null, null));
    }

    @Test
    void accountsAreLookedUpInTheNameOfTheCaller() {
        var offering = desk.liveClass(1, false);

        imported(offering.id(), csv(1));

        assertThat(gateway.authorizations().getLast()).startsWith("Bearer ");
    }

    @Test
    void onlyTheStaffOfTheOfferingImportItsRoster() {
        var offering = desk.liveClass(1, false);

        assertRefused(desk.importRoster(offering.id(), csv(1), NDJSON, OTHER_INSTRUCTOR), 403, "not-allowed");
        assertRefused(desk.importRoster(offering.id(), csv(1), NDJSON, Desk.student(run)), 403, "not-allowed");
        assertRefused(desk.importRoster("nowhere", csv(1), NDJSON, INSTRUCTOR), 404, "not-found");
        assertThat(desk.importRoster(offering.id(), csv(1), NDJSON, ADMIN)).hasStatusOk();
    }

    @Test
    void nothingIsDoneForACancelledOfferingOrAFileThatIsNone() {
        var offering = desk.liveClass(1, false);
        var asked = gateway.authorizations().size();

        assertInvalid(desk.importRoster(offering.id(), "who,what\na,b\n", NDJSON, INSTRUCTOR), "line 1");
        assertInvalid(desk.importRoster(offering.id(), csv(5_001), "application/json", INSTRUCTOR), "file");
        desk.post("/api/offerings/" + offering.id() + "/cancel", "{\"reason\": \"Flood\"}", INSTRUCTOR);

        assertRefused(desk.importRoster(offering.id(), csv(1), NDJSON, INSTRUCTOR), 409, "cancelled");
        assertThat(gateway.authorizations()).hasSize(asked);
    }

    @Test
    void whatIsNoCsvIsNotTaken() {
        var offering = desk.liveClass(1, false);

        assertRefused(
                desk.post("/api/offerings/" + offering.id() + "/roster/import", "{}", INSTRUCTOR),
                415,
                "unsupported-media-type");
    }

    private static Tuple row(long line, Outcome outcome, String reason, boolean made) {
        return tuple(line, outcome, reason, made);
    }

    private String email(String local) {
        return local + "." + run + "@example.org";
    }

    private String csv(int rows) {
        return IntStream.rangeClosed(1, rows)
                .mapToObj(n -> email("p" + n) + ",Person " + n)
                .collect(Collectors.joining("\n", "email,name\n", "\n"));
    }

    private ImportReport imported(String offering, String csv) {
        return desk.read(desk.importRoster(offering, csv, "application/json", INSTRUCTOR), 200, ImportReport.class);
    }

    private Integer position(ImportedRow row) {
        EnrollmentView enrollment = desk.enrollment(row.enrollmentId());
        return enrollment.waitlistPosition();
    }

    private static String text(MvcTestResult result) {
        try {
            return result.getResponse().getContentAsString();
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
