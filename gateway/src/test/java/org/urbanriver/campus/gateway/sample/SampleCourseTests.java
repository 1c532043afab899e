package org.urbanriver.campus.gateway.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.SignedJWT;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.urbanriver.campus.contracts.courses.AuthoringApi;
import org.urbanriver.campus.contracts.enrollments.OfferingApi;
import org.urbanriver.campus.gateway.GatewayTest;
import org.urbanriver.campus.gateway.account.Registering;
import tools.jackson.databind.json.JsonMapper;

class SampleCourseTests extends GatewayTest {

    private static final String NO_OFFERINGS = "{\"items\": [], \"page\": 0, \"size\": 100, \"total\": 0}";
    private static final String DRAFT = """
            {"id": "c1", "slug": "headaches", "title": "t", "summary": "s", "description": "", "objectives": [],
             "ceHours": 6.0, "language": "en", "instructors": [], "modules": [], "version": 1, %s
             "changed": false, "archived": false, "updatedAt": "2026-03-02T15:04:05Z"}""";
    private static final String OFFERING = """
            {"id": "o1", "courseId": "c1", "courseSlug": "headaches", "courseTitle": "t", "type": "%s",
             "timeZone": "UTC", "dates": [], "waiting": 0, "waitlist": false, "status": "OPEN", "instructorIds": []}""";

    @Autowired
    AuthoringApi authoring;

    @Autowired
    OfferingApi offerings;

    @Autowired
    Registering registering;

    @Autowired
    SampleMarks marks;

    private SampleCourse sample;

    @BeforeEach
    void sample() {
        marks.deleteAll();
        var settings = new SampleSettings(true, "urban-river-campus");
        var accounts = new SampleAccounts(registering, settings, "127.0.0.1");
        sample = new SampleCourse(authoring, offerings, accounts, marks, clock);
        answer("POST /api/authoring/courses/import", 201, DRAFT.formatted(""));
        answer("POST /api/authoring/courses/c1/publish", 200, """
                {"number": 1, "note": "n", "publishedAt": "2026-03-02T15:04:05Z", "publishedBy": "i", "modules": 7}""");
        answer("GET /api/offerings", 200, NO_OFFERINGS);
        answer("POST /api/offerings", 201, OFFERING.formatted("LIVE"));
    }

    @Test
    void theInstructorImportsPublishesAndSchedulesTwice() throws Exception {
        assertThat(sample.load()).isTrue();

        var imported = SERVICE.last("/api/authoring/courses/import");
        assertThat(imported.header("content-type")).isEqualTo("application/zip");
        assertThat(imported.body()).startsWith("PK");
        var token = SignedJWT.parse(imported.header("authorization").substring("Bearer ".length()));
        assertThat(token.getJWTClaimsSet().getStringListClaim("roles")).containsExactly("INSTRUCTOR");
        assertThat(SERVICE.count("/api/authoring/courses/c1/publish")).isEqualTo(1);
        var scheduled = SERVICE.all("POST", "/api/offerings").stream()
                .map(each -> JsonMapper.builder().build().readTree(each.body()))
                .toList();
        assertThat(scheduled).hasSize(2);
        var live = scheduled.getFirst();
        assertThat(live.path("type").asString()).isEqualTo("LIVE");
        assertThat(live.path("capacity").asInt()).isEqualTo(12);
        assertThat(live.path("waitlist").asBoolean()).isTrue();
        var starts = Instant.parse(live.path("dates").path(0).path("startsAt").asString())
                .atZone(ZoneId.of("America/New_York"));
        assertThat(starts.getDayOfWeek()).isEqualTo(DayOfWeek.SATURDAY);
        assertThat(starts.getHour()).isEqualTo(9);
        assertThat(Duration.between(clock.instant(), starts).toDays()).isBetween(41L, 50L);
        assertThat(scheduled.getLast().path("type").asString()).isEqualTo("HOME_STUDY");
    }

    @Test
    void whatIsDoneIsNotDoneAgain() {
        sample.load();
        SERVICE.forget();

        assertThat(sample.load()).isTrue();

        assertThat(SERVICE.count("/api/authoring/courses/import")).isZero();
    }

    @Test
    void afterACrashItGoesOnWhereItWas() {
        answer("POST /api/offerings", 409, "{\"reason\": \"course-not-published\"}");
        assertThatThrownBy(sample::load).hasMessageContaining("409");
        answer("POST /api/authoring/courses/import", 201, DRAFT.formatted("\"publishedRevision\": 1,"));
        answer("GET /api/offerings", 200, NO_OFFERINGS.replace("[]", "[" + OFFERING.formatted("LIVE") + "]"));
        answer("POST /api/offerings", 201, OFFERING.formatted("HOME_STUDY"));

        assertThat(sample.load()).isTrue();

        assertThat(SERVICE.count("/api/authoring/courses/c1/publish")).isEqualTo(1);
        assertThat(SERVICE.last("/api/offerings").body()).contains("HOME_STUDY");
    }

    @Test
    void whileOneGatewayLoadsAnotherWaitsAndTakesOverWhenItDied() {
        marks.save(SampleMark.fresh().heldUntil(clock.instant().plusSeconds(60)));

        assertThat(sample.load()).isFalse();
        assertThat(SERVICE.count("/api/authoring/courses/import")).isZero();

        clock.forward(Duration.ofMinutes(2));
        assertThat(sample.load()).isTrue();
    }

    private static void answer(String call, int status, String body) {
        SERVICE.answer(call, status, status < 300 ? "application/json" : "application/problem+json", body);
    }
}
