package org.urbanriver.campus.enrollment.offering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.urbanriver.campus.enrollment.Desk.ADMIN;
import static org.urbanriver.campus.enrollment.Desk.INSTRUCTOR;
import static org.urbanriver.campus.enrollment.Desk.OTHER_INSTRUCTOR;
import static org.urbanriver.campus.enrollment.Desk.assertInvalid;
import static org.urbanriver.campus.enrollment.Desk.assertRefused;
import static org.urbanriver.campus.enrollment.Desk.homeStudy;
import static org.urbanriver.campus.enrollment.Desk.live;
import static org.urbanriver.campus.enrollment.Desk.student;
import static org.urbanriver.campus.enrollment.Desk.webinar;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.urbanriver.campus.contracts.accounts.Role;
import org.urbanriver.campus.contracts.enrollments.EnrollmentStatus;
import org.urbanriver.campus.contracts.enrollments.OfferingStatus;
import org.urbanriver.campus.contracts.enrollments.OfferingView;
import org.urbanriver.campus.enrollment.Desk;
import org.urbanriver.campus.enrollment.ServiceTest;
import org.urbanriver.campus.enrollment.course.CourseCopy;
import org.urbanriver.campus.platform.Ids;
import org.urbanriver.campus.platform.csv.Csv;
import org.urbanriver.campus.platform.events.Copies;
import org.urbanriver.campus.platform.test.Callers;

@ServiceTest
class OfferingControllerTests {

    @Autowired
    Desk desk;

    @Autowired
    Copies copies;

    @Test
    void anInstructorSchedulesALiveClassThatAnyoneSees() {
        var course = desk.course();

        var scheduled = desk.scheduled(live(course.slug(), 12, true));

        assertThat(scheduled.courseId()).isEqualTo(course.id());
        assertThat(scheduled.seatsLeft()).isEqualTo(12);
        assertThat(scheduled.status()).isEqualTo(OfferingStatus.OPEN);
        var seen = desk.read(desk.getAnonymously("/api/offerings/" + scheduled.id()), 200, OfferingView.class);
        assertThat(seen).isEqualTo(scheduled);
    }

    @Test
    void offeringsOfACourseAreListedByTheirFirstDateWithTheirSeats() {
        var course = desk.course();
        var home = desk.scheduled(homeStudy(course.id()));
        var webinar = desk.scheduled(webinar(course.id(), 5));
        var live = desk.scheduled(live(course.id(), 12, true));
        desk.enrolled("s1", live.id());

        var all = desk.getAnonymously("/api/offerings?course=" + course.slug());
        var second = desk.getAnonymously("/api/offerings?size=1&page=1&course=" + course.id());

        assertThat(all)
                .bodyJson()
                .extractingPath("$.items[*].id")
                .asArray()
                .containsExactly(live.id(), webinar.id(), home.id());
        assertThat(all)
                .bodyJson()
                .extractingPath("$.items[*].seatsLeft")
                .asArray()
                .containsExactly(11, 5, null);
        assertThat(second).bodyJson().extractingPath("$.items[*].id").asArray().containsExactly(webinar.id());
        assertThat(second).bodyJson().extractingPath("$.total").isEqualTo(3);
    }

    @Test
    void whoTeachesSeesTheirOfferingsOfATimeInOneCall() {
        var id = Ids.next();
        var teacher = Callers.instructor(id, "Lin");
        var course = desk.course(id);
        var live = desk.scheduled(live(course.id(), 12, true), teacher); // in May 2099
        var webinar = desk.scheduled(webinar(course.id(), 5), teacher); // in June 2099
        var home = desk.scheduled(homeStudy(course.id()), teacher);
        var may = "/api/offerings/taught?size=100&from=2099-05-01T00:00:00Z&until=2099-06-01T00:00:00Z";

        assertThat(desk.get(may, teacher))
                .bodyJson()
                .extractingPath("$.items[*].id")
                .asArray()
                .containsExactlyInAnyOrder(live.id(), home.id());
        assertThat(desk.get("/api/offerings/taught?size=100&until=2000-01-01T00:00:00Z", ADMIN))
                .bodyJson()
                .extractingPath("$.items[*].id")
                .asArray()
                .doesNotContain(live.id(), webinar.id());
        assertThat(desk.get(may, Callers.instructor(Ids.next(), "Otto")))
                .bodyJson()
                .extractingPath("$.total")
                .isEqualTo(0);
        assertRefused(desk.get(may, student("s1")), 403, "not-allowed");
        assertRefused(desk.getAnonymously(may), 401, "sign-in-required");
    }

    @Test
    void anUnknownCourseHasNoOfferings() {
        assertThat(desk.getAnonymously("/api/offerings?course=nothing"))
                .hasStatus(200)
                .bodyJson()
                .extractingPath("$.total")
                .isEqualTo(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"size=0", "size=101", "page=-1", "page=x", "page=99999999999", "size=1e3"})
    void aPageThatCannotBeIsRefused(String parameters) {
        assertRefused(desk.getAnonymously("/api/offerings?" + parameters), 400, "malformed");
    }

    @Test
    void theLinkIsToldOnlyToStaffAndThoseWithASeat() {
        var course = desk.course();
        var webinar = desk.scheduled(webinar(course.id(), 1));
        desk.enrolled("s1", webinar.id());
        desk.enrolled("s2", webinar.id());
        var uri = "/api/offerings/" + webinar.id();
        var link = "https://meet.example.org/secret";

        assertThat(webinar.link()).isEqualTo(link);
        assertThat(desk.read(desk.get(uri, student("s1")), 200, OfferingView.class)
                        .link())
                .isEqualTo(link);
        assertThat(desk.read(desk.get(uri, ADMIN), 200, OfferingView.class).link())
                .isEqualTo(link);
        for (var other : List.of(
                desk.getAnonymously(uri),
                desk.get(uri, student("s2")),
                desk.get(uri, student("s3")),
                desk.get(uri, OTHER_INSTRUCTOR),
                desk.getAnonymously("/api/offerings?course=" + course.id()))) {
            assertThat(other).hasStatus(200).bodyText().doesNotContain("secret");
        }
        assertThat(desk.get("/api/offerings?course=" + course.id(), student("s1")))
                .bodyText()
                .contains("secret");
    }

    @Test
    void onlyStaffOfTheCourseChangeItsOfferings() {
        var course = desk.course();
        var offering = desk.scheduled(live(course.id(), 12, true));
        var uri = "/api/offerings/" + offering.id();
        var command = live(course.id(), 20, true);
        var reason = "{\"reason\": \"ill\"}";

        for (var other : List.of(student("s1"), OTHER_INSTRUCTOR)) {
            assertRefused(desk.post("/api/offerings", command, other), 403, "not-allowed");
            assertRefused(desk.put(uri, command, other), 403, "not-allowed");
            assertRefused(desk.post(uri + "/cancel", reason, other), 403, "not-allowed");
            assertRefused(desk.get(uri + "/roster", other), 403, "not-allowed");
            assertRefused(desk.get(uri + "/roster.csv", other), 403, "not-allowed");
        }
        assertRefused(desk.postAnonymously("/api/offerings", command), 401, "sign-in-required");
        assertRefused(desk.getAnonymously(uri + "/roster"), 401, "sign-in-required");
        assertThat(desk.offering(offering.id())).isEqualTo(offering);
        assertThat(desk.post("/api/offerings", command, ADMIN)).hasStatus(201);
    }

    @Test
    void whatDoesNotExistIsNotFound() {
        assertRefused(desk.getAnonymously("/api/offerings/nothing"), 404, "not-found");
        assertRefused(desk.get("/api/offerings/nothing/roster", ADMIN), 404, "not-found");
        assertRefused(desk.post("/api/offerings/nothing/cancel", "{\"reason\": \"ill\"}", ADMIN), 404, "not-found");
        assertRefused(desk.put("/api/offerings/nothing", homeStudy("x"), ADMIN), 404, "not-found");
    }

    @Test
    void aCourseThatIsNotPublishedOrIsArchivedHasNoNewOfferings() {
        var course = desk.course();
        copies.keep(new CourseCopy(
                course.id(), course.slug(), course.title(), course.instructorIds(), 3, course.modules(), true, 2));

        assertRefused(desk.post("/api/offerings", homeStudy("nothing"), ADMIN), 409, "course-not-published");
        assertRefused(desk.post("/api/offerings", homeStudy(course.id()), INSTRUCTOR), 409, "course-not-published");
    }

    @Test
    void badBodiesAreRefusedWithTheFieldsAtFault() {
        assertInvalid(desk.post("/api/offerings", "{}", ADMIN), "/course", "/type");
        assertInvalid(
                desk.post("/api/offerings", "{\"course\": \"x\", \"type\": \"LIVE\"}", ADMIN),
                "/place",
                "/dates",
                "/capacity");
        assertInvalid(
                desk.post("/api/offerings", "{\"course\": \"x\", \"type\": \"WEBINAR\", \"capacity\": 0}", ADMIN),
                "/capacity");
        assertInvalid(desk.post("/api/offerings", """
                        {"course": "x", "type": "HOME_STUDY", "dates": [{"startsAt": null, "endsAt": null}, null]}""", ADMIN), "/dates/0/startsAt", "/dates/0/endsAt", "/dates/1");
        assertRefused(desk.post("/api/offerings", "{\"type\": \"PARTY\"}", ADMIN), 400, "malformed");
        assertRefused(desk.post("/api/offerings", "{\"dates\": \"soon\"}", ADMIN), 400, "malformed");
        assertRefused(desk.post("/api/offerings", "{\"capacity\": 99999999999}", ADMIN), 400, "malformed");
        assertRefused(desk.post("/api/offerings", "[1", ADMIN), 400, "malformed");
        assertRefused(desk.post("/api/offerings", "", ADMIN), 400, "malformed");
    }

    @Test
    void aTimeThatTheStoreCannotHoldIsInvalid() {
        var command = live("x", 3, false).replace("2099-05-09T19:00:00Z", "+999999999-01-01T00:00:00Z");

        assertInvalid(desk.post("/api/offerings", command, ADMIN), "/dates/0/endsAt");
    }

    @Test
    void changesAreSeenAndTheCapacityFollows() {
        var course = desk.course();
        var offering = desk.scheduled(live(course.id(), 1, true));
        desk.enrolled("s1", offering.id());
        var waiting = desk.enrolled("s2", offering.id());
        assertThat(waiting.status()).isEqualTo(EnrollmentStatus.WAITLISTED);

        var changed = desk.read(
                desk.put("/api/offerings/" + offering.id(), live(course.slug(), 5, true), INSTRUCTOR),
                200,
                OfferingView.class);

        assertThat(changed.capacity()).isEqualTo(5);
        assertThat(changed.seatsLeft()).isEqualTo(3);
        assertThat(changed.waiting()).isZero();
        assertThat(desk.enrollment(waiting.id()).status()).isEqualTo(EnrollmentStatus.ACTIVE);
        assertRefused(
                desk.put("/api/offerings/" + offering.id(), live(course.id(), 1, true), INSTRUCTOR),
                409,
                "capacity-below-seats");
        assertThat(desk.offering(offering.id())).isEqualTo(changed);
    }

    @Test
    void anOfferingKeepsItsCourseAndWhetherItHasACapacity() {
        var course = desk.course();
        var other = desk.course();
        var live = desk.scheduled(live(course.id(), 1, true));
        var home = desk.scheduled(homeStudy(course.id()));
        var limited = homeStudy(course.id()).replace("}", ", \"capacity\": 3}");

        assertRefused(
                desk.put("/api/offerings/" + live.id(), live(other.id(), 1, true), INSTRUCTOR), 409, "course-fixed");
        assertInvalid(desk.put("/api/offerings/" + home.id(), limited, INSTRUCTOR), "/capacity");
        assertInvalid(desk.put("/api/offerings/" + live.id(), homeStudy(course.id()), INSTRUCTOR), "/capacity");
    }

    @Test
    void cancellingWithdrawsEveryoneForGood() {
        var course = desk.course();
        for (var command : List.of(live(course.id(), 1, true), homeStudy(course.id()))) {
            var offering = desk.scheduled(command);
            var first = desk.enrolled("s1", offering.id());
            var second = desk.enrolled("s2", offering.id());

            var cancelled = desk.read(
                    desk.post(
                            "/api/offerings/" + offering.id() + "/cancel",
                            "{\"reason\": \"The instructor is ill\"}",
                            INSTRUCTOR),
                    200,
                    OfferingView.class);

            assertThat(cancelled.status()).isEqualTo(OfferingStatus.CANCELLED);
            for (var each : List.of(first, second)) {
                var withdrawn = desk.enrollment(each.id());
                assertThat(withdrawn.status()).isEqualTo(EnrollmentStatus.WITHDRAWN);
                assertThat(withdrawn.withdrawnReason()).isEqualTo("The instructor is ill");
                assertThat(withdrawn.offering().status()).isEqualTo(OfferingStatus.CANCELLED);
            }
            assertRefused(desk.enroll("s1", offering.id()), 409, "cancelled");
            assertRefused(desk.enroll("s3", offering.id()), 409, "cancelled");
            assertRefused(desk.put("/api/offerings/" + offering.id(), command, INSTRUCTOR), 409, "cancelled");
            assertThat(desk.post("/api/offerings/" + offering.id() + "/cancel", "{\"reason\": \"again\"}", INSTRUCTOR))
                    .hasStatus(200);
            assertThat(desk.enrollment(first.id()).withdrawnReason()).isEqualTo("The instructor is ill");
        }
    }

    @Test
    void theRosterShowsEveryoneWithTheirAddressToStaff() {
        var offering = desk.liveClass(1, true);
        var known = desk.account("Rosa Delgado", false, Role.STUDENT);
        var first = desk.enrolled(known.id(), offering.id());
        desk.enrolled("unknown" + Ids.next(), offering.id());

        var roster = desk.get("/api/offerings/" + offering.id() + "/roster", INSTRUCTOR);

        assertThat(roster).hasStatus(200).bodyJson().extractingPath("$.total").isEqualTo(2);
        assertThat(roster).bodyJson().extractingPath("$.items[0].enrollmentId").isEqualTo(first.id());
        assertThat(roster)
                .bodyJson()
                .extractingPath("$.items[*].email")
                .asArray()
                .containsExactly(known.email(), null);
        assertThat(roster)
                .bodyJson()
                .extractingPath("$.items[*].status")
                .asArray()
                .containsExactly("ACTIVE", "WAITLISTED");
    }

    @Test
    void aChangeThatWasMadeFromAnEarlierEditionIsRefused() {
        var offering = desk.liveClass(3, true);
        var uri = "/api/offerings/" + offering.id();
        var mine = Desk.live(offering.courseId(), 5, true)
                .replaceFirst("\\{", "{\"edition\": \"" + offering.edition() + "\", ");
        assertThat(desk.put(uri, Desk.live(offering.courseId(), 4, true), ADMIN))
                .hasStatus(200);

        assertRefused(desk.put(uri, mine, INSTRUCTOR), 409, "concurrent-change");
        assertThat(desk.offering(offering.id()).capacity()).isEqualTo(4);
        var current = desk.offering(offering.id()).edition();
        var changed = desk.read(
                desk.put(uri, mine.replace(offering.edition(), current), INSTRUCTOR), 200, OfferingView.class);
        assertThat(changed.capacity()).isEqualTo(5);
        // What is so already may be asked for again, from whatever edition.
        assertThat(desk.put(uri, mine, INSTRUCTOR)).hasStatus(200);
    }

    @Test
    void theRosterIsDownloadedAsCsv() {
        var offering = desk.liveClass(3, true);
        var evil = desk.account("=HYPERLINK(\"http://evil\"), Ünal", false, Role.STUDENT);
        var enrollment = desk.enrolled(evil.id(), offering.id());

        var csv = desk.get("/api/offerings/" + offering.id() + "/roster.csv", INSTRUCTOR);

        assertThat(csv).hasStatus(200).hasContentType("text/csv;charset=UTF-8");
        assertThat(csv)
                .hasHeader(
                        "Content-Disposition",
                        "attachment; filename=\"roster-" + offering.courseSlug() + "-" + offering.id() + ".csv\"");
        assertThat(new String(csv.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo(Csv.BYTE_ORDER_MARK + "name,email,status,waitlist position,seat offered until,enrolled at,"
                        + "modules done,modules,enrollment,student\r\n"
                        + "\"'=HYPERLINK(\"\"http://evil\"\"), Ünal\"," + evil.email() + ",ACTIVE,,,"
                        + enrollment.enrolledAt() + ",0,2," + enrollment.id() + "," + evil.id() + "\r\n");
    }
}
