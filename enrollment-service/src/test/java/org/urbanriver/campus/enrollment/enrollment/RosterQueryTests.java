package org.urbanriver.campus.enrollment.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.urbanriver.campus.enrollment.Desk.INSTRUCTOR;
import static org.urbanriver.campus.enrollment.Desk.assertRefused;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.urbanriver.campus.contracts.accounts.Role;
import org.urbanriver.campus.contracts.enrollments.EnrollmentView;
import org.urbanriver.campus.enrollment.Desk;
import org.urbanriver.campus.enrollment.FakeGateway;
import org.urbanriver.campus.enrollment.ServiceTest;
import org.urbanriver.campus.platform.Ids;

@ServiceTest
class RosterQueryTests {

    @Autowired
    Desk desk;

    @Autowired
    FakeGateway gateway;

    @Test
    void peopleAreFoundByNameOrAddressAndShownPageByPage() {
        var offering = desk.liveClass(9, true);
        var ana = desk.account("Ana Núñez", false, Role.STUDENT);
        var ben = desk.account("Ben Ortega", false, Role.STUDENT);
        List.of(ana, ben).forEach(each -> enrolled(offering.id(), each.id()));

        assertThat(found(offering.id(), "?q=nun")).containsExactly("Ana Núñez");
        assertThat(found(offering.id(), "?q=" + ben.email().substring(0, 10))).containsExactly("Ben Ortega");
        assertThat(found(offering.id(), "?q=zzz")).isEmpty();
        assertThat(found(offering.id(), "?size=1&page=1")).containsExactly("Ben Ortega");
        var second = desk.get(roster(offering.id(), "?q=" + "example&size=1&page=1"), INSTRUCTOR);
        assertThat(second).bodyJson().extractingPath("$.total").isEqualTo(2);
        assertThat(second).bodyJson().extractingPath("$.items.length()").isEqualTo(1);
    }

    @Test
    void thoseWhoWaitAreShownInTheOrderOfTheQueue() {
        var offering = desk.liveClass(1, true);
        var names = List.of("First", "Second", "Third").stream()
                .map(name -> desk.account(name, false, Role.STUDENT))
                .toList();
        names.forEach(each -> enrolled(offering.id(), each.id()));
        var second = desk.read(enroll(offering.id(), names.get(1).id()), 200, EnrollmentView.class);
        desk.post("/api/enrollments/" + second.id() + "/withdraw", "{\"reason\": \"x\"}", INSTRUCTOR);
        enrolled(offering.id(), names.get(1).id()); // again, and behind the other now

        var waiting = desk.get(roster(offering.id(), "?status=WAITLISTED"), INSTRUCTOR);

        assertThat(waiting)
                .bodyJson()
                .extractingPath("$.items[*].name")
                .asArray()
                .containsExactly("Third", "Second");
        assertThat(waiting)
                .bodyJson()
                .extractingPath("$.items[*].waitlistPosition")
                .asArray()
                .containsExactly(1, 2);
        assertThat(found(offering.id(), "?status=ACTIVE")).containsExactly("First");
        assertRefused(desk.get(roster(offering.id(), "?status=NO"), INSTRUCTOR), 400, "malformed");
    }

    @Test
    void staffEnrollSomebodyByTheirAddressAndAnAccountIsMadeWhereThereIsNone() {
        var offering = desk.liveClass(3, true);
        var known = gateway.account(Ids.next() + "@example.org", false, Role.STUDENT);

        var enrolled = desk.read(byAddress(offering.id(), known.email(), ""), 201, EnrollmentView.class);
        var invited =
                desk.read(byAddress(offering.id(), Ids.next() + "@example.org", "New One"), 201, EnrollmentView.class);

        assertThat(enrolled.studentId()).isEqualTo(known.id());
        assertThat(invited.studentName()).isEqualTo("New One");
        assertRefused(byAddress(offering.id(), "nobody", "x"), 422, "invalid");
        var off = gateway.account(Ids.next() + "@example.org", true, Role.STUDENT);
        assertRefused(byAddress(offering.id(), off.email(), ""), 409, "account-disabled");
        var teacher = gateway.account(Ids.next() + "@example.org", false, Role.INSTRUCTOR);
        assertRefused(byAddress(offering.id(), teacher.email(), ""), 409, "not-a-student");
        assertRefused(
                desk.post("/api/enrollments", byAddressBody(offering.id(), known.email(), ""), Desk.student("s1")),
                403,
                "not-allowed");
    }

    private MvcTestResult byAddress(String offering, String email, String name) {
        return desk.post("/api/enrollments", byAddressBody(offering, email, name), INSTRUCTOR);
    }

    private static String byAddressBody(String offering, String email, String name) {
        return """
                {"offeringId": "%s", "email": "%s", "name": "%s"}""".formatted(offering, email, name);
    }

    private MvcTestResult enroll(String offering, String student) {
        return desk.post("/api/enrollments", """
                {"offeringId": "%s", "studentId": "%s"}""".formatted(offering, student), INSTRUCTOR);
    }

    private void enrolled(String offering, String student) {
        assertThat(enroll(offering, student)).hasStatus(201);
    }

    private List<Object> found(String offering, String query) {
        var page = desk.read(desk.get(roster(offering, query), INSTRUCTOR), 200, java.util.Map.class);
        return ((List<?>) page.get("items"))
                .stream()
                        .<Object>map(each -> ((java.util.Map<?, ?>) each).get("name"))
                        .toList();
    }

    private static String roster(String offering, String query) {
        return "/api/offerings/" + offering + "/roster" + query;
    }
}
