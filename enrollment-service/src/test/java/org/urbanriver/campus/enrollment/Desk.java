package org.urbanriver.campus.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.urbanriver.campus.contracts.accounts.Role;
import org.urbanriver.campus.contracts.enrollments.EnrollmentView;
import org.urbanriver.campus.contracts.enrollments.ModuleProgress;
import org.urbanriver.campus.contracts.enrollments.OfferingView;
import org.urbanriver.campus.enrollment.course.CourseCopy;
import org.urbanriver.campus.enrollment.student.StudentCopy;
import org.urbanriver.campus.platform.Ids;
import org.urbanriver.campus.platform.events.Copies;
import org.urbanriver.campus.platform.test.Callers;
import tools.jackson.databind.json.JsonMapper;

/** Talks to the service as its users do. */
public class Desk {

    public static final String TEACHER = "teacher000000001";
    public static final RequestPostProcessor INSTRUCTOR = Callers.instructor(TEACHER, "Imani Brooks");
    public static final RequestPostProcessor OTHER_INSTRUCTOR = Callers.instructor("teacher000000002", "Otto Other");
    public static final RequestPostProcessor ADMIN = Callers.admin("admin00000000001", "Ada Admin");

    private final MockMvcTester mvc;
    private final Copies copies;
    private final JsonMapper json;

    Desk(MockMvcTester mvc, Copies copies, JsonMapper json) {
        this.mvc = mvc;
        this.copies = copies;
        this.json = json;
    }

    public static RequestPostProcessor student(String id) {
        return Callers.student(id, "Student " + id);
    }

    /** A published course of two modules, taught by {@link #TEACHER}. */
    public CourseCopy course() {
        return course(TEACHER);
    }

    public CourseCopy course(String teacher) {
        var id = Ids.next();
        var course = new CourseCopy(
                id,
                "course-" + id,
                "Headaches",
                List.of(teacher),
                3,
                List.of(
                        new ModuleProgress("introduction", "Introduction", null),
                        new ModuleProgress("acupressure", "Acupressure", null)),
                false,
                1);
        copies.keep(course);
        return course;
    }

    public StudentCopy account(String name, boolean disabled, Role... roles) {
        var id = Ids.next();
        var account = new StudentCopy(id, name, id + "@example.org", Set.of(roles), disabled, 1);
        copies.keep(account);
        return account;
    }

    public static String live(String course, int capacity, boolean waitlist) {
        return live(course, capacity, waitlist, null, null);
    }

    public static String live(String course, int capacity, boolean waitlist, Instant from, Instant until) {
        return """
                {"course": "%s", "type": "LIVE", "place": "Room 2", "timeZone": "America/New_York",
                 "dates": [{"startsAt": "2099-05-09T13:00:00Z", "endsAt": "2099-05-09T19:00:00Z"}],
                 "capacity": %d, "waitlist": %s, "enrollFrom": %s, "enrollUntil": %s}""".formatted(course, capacity, waitlist, quoted(from), quoted(until));
    }

    public static String webinar(String course, int capacity) {
        return """
                {"course": "%s", "type": "WEBINAR", "link": "https://meet.example.org/secret",
                 "dates": [{"startsAt": "2099-06-09T13:00:00Z", "endsAt": "2099-06-09T19:00:00Z"}],
                 "capacity": %d, "waitlist": true}""".formatted(course, capacity);
    }

    public static String homeStudy(String course) {
        return """
                {"course": "%s", "type": "HOME_STUDY"}""".formatted(course);
    }

    private static String quoted(Instant instant) {
        return instant == null ? "null" : '"' + instant.toString() + '"';
    }

    public OfferingView scheduled(String command) {
        return scheduled(command, INSTRUCTOR);
    }

    public OfferingView scheduled(String command, RequestPostProcessor by) {
        return read(post("/api/offerings", command, by), 201, OfferingView.class);
    }

    public OfferingView liveClass(int capacity, boolean waitlist) {
        return scheduled(live(course().id(), capacity, waitlist));
    }

    public MvcTestResult enroll(String student, String offering) {
        return post("/api/enrollments", "{\"offeringId\": \"" + offering + "\"}", student(student));
    }

    public EnrollmentView enrolled(String student, String offering) {
        return read(enroll(student, offering), 201, EnrollmentView.class);
    }

    public EnrollmentView withdrawn(String student, String enrollment) {
        return read(
                post("/api/enrollments/" + enrollment + "/withdraw", "{\"reason\": \"I am ill\"}", student(student)),
                200,
                EnrollmentView.class);
    }

    public MvcTestResult transfer(String enrollment, String offering, RequestPostProcessor by) {
        return post(
                "/api/enrollments/" + enrollment + "/transfer",
                "{\"offeringId\": \"" + offering + "\", \"reason\": \"I have to work that day\"}",
                by);
    }

    public EnrollmentView transferred(String student, String enrollment, String offering) {
        return read(transfer(enrollment, offering, student(student)), 200, EnrollmentView.class);
    }

    public EnrollmentView enrollment(String id) {
        return read(get("/api/enrollments/" + id, ADMIN), 200, EnrollmentView.class);
    }

    public OfferingView offering(String id) {
        return read(get("/api/offerings/" + id, ADMIN), 200, OfferingView.class);
    }

    public MvcTestResult get(String uri, RequestPostProcessor by) {
        return mvc.get().uri(uri).with(by).exchange();
    }

    public MvcTestResult getAnonymously(String uri) {
        return mvc.get().uri(uri).exchange();
    }

    public MvcTestResult post(String uri, String body, RequestPostProcessor by) {
        return mvc.post()
                .uri(uri)
                .with(by)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    public MvcTestResult importRoster(String offering, String csv, String accept, RequestPostProcessor by) {
        return mvc.post()
                .uri("/api/offerings/" + offering + "/roster/import")
                .with(by)
                .header("Accept", accept)
                .contentType("text/csv;charset=UTF-8")
                .content(csv)
                .exchange();
    }

    public MvcTestResult postAnonymously(String uri, String body) {
        return mvc.post()
                .uri(uri)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    public MvcTestResult put(String uri, String body, RequestPostProcessor by) {
        return mvc.put()
                .uri(uri)
                .with(by)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    public MvcTestResult delete(String uri, RequestPostProcessor by) {
        return mvc.delete().uri(uri).with(by).exchange();
    }

    public <T> T read(MvcTestResult result, int status, Class<T> type) {
        assertThat(result).hasStatus(status);
        return json.readValue(result.getResponse().getContentAsByteArray(), type);
    }

    public static void assertRefused(MvcTestResult result, int status, String reason) {
        assertThat(result).hasStatus(status);
        assertThat(result).bodyJson().extractingPath("$.reason").isEqualTo(reason);
        assertThat(result).bodyJson().extractingPath("$.type").isEqualTo("/problems/" + reason);
    }

    public static void assertInvalid(MvcTestResult result, String... pointers) {
        assertRefused(result, 422, "invalid");
        assertThat(result)
                .bodyJson()
                .extractingPath("$.errors[*].pointer")
                .asArray()
                .containsExactlyInAnyOrder((Object[]) pointers);
    }
}
