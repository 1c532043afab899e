package org.urbanriver.campus.gateway.page.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.urbanriver.campus.contracts.enrollments.ClassDate;
import org.urbanriver.campus.contracts.enrollments.EnrollmentStatus;
import org.urbanriver.campus.contracts.enrollments.EnrollmentView;
import org.urbanriver.campus.contracts.enrollments.LearningView;
import org.urbanriver.campus.contracts.enrollments.OfferingStatus;
import org.urbanriver.campus.contracts.enrollments.OfferingType;
import org.urbanriver.campus.contracts.enrollments.OfferingView;

class CalendarFileTests {

    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final URI PAGE = URI.create("https://campus.example/enrollments/o1_s1");

    @Test
    void everyClassIsAnEventWithItsOwnLastingName() {
        var file = CalendarFile.of(learning("Headaches", "Room 2", null), "Campus", PAGE, NOW);

        assertThat(file)
                .startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Campus//EN\r\n")
                .endsWith("END:VEVENT\r\nEND:VCALENDAR\r\n")
                .contains("UID:o1_s1-1@campus.example\r\n", "UID:o1_s1-2@campus.example\r\n")
                .contains("DTSTART:20260509T130000Z\r\nDTEND:20260509T190000Z\r\nSUMMARY:Headaches\r\n")
                .contains("LOCATION:Room 2\r\n", "URL:https://campus.example/enrollments/o1_s1\r\n")
                .doesNotContain("DESCRIPTION");
    }

    @Test
    void aWebinarMeetsAtItsLink() {
        assertThat(CalendarFile.of(learning("A", null, "https://meet.example/x"), "Campus", PAGE, NOW))
                .contains("LOCATION:https://meet.example/x\r\n", "DESCRIPTION:https://meet.example/x\r\n");
    }

    @Test
    void whatSomebodyTypedStaysText() {
        var file = CalendarFile.of(learning("A, B; C\\D\r\nEND:VEVENT", "Room\n2", null), "Campus", PAGE, NOW);

        assertThat(file)
                .contains("SUMMARY:A\\, B\\; C\\\\D\\nEND:VEVENT\r\n", "LOCATION:Room\\n2\r\n")
                .doesNotContain("\nEND:VEVENT\r\nLOCATION");
    }

    @Test
    void longLinesAreFoldedBetweenCharacters() {
        var title = "é".repeat(100);
        var file = CalendarFile.of(learning(title, "Room 2", null), "Campus", PAGE, NOW);

        assertThat(file.split("\r\n"))
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75));
        assertThat(file.replace("\r\n ", "")).contains("SUMMARY:" + title + "\r\n");
    }

    private static LearningView learning(String title, String place, String link) {
        var offering = new OfferingView(
                "o1",
                "c1",
                "headaches",
                title,
                OfferingType.LIVE,
                place,
                link,
                "America/New_York",
                List.of(date("2026-05-09"), date("2026-05-16")),
                12,
                null,
                0,
                true,
                null,
                null,
                0,
                null,
                null,
                false,
                List.of(),
                OfferingStatus.OPEN,
                List.of("i1"),
                null);
        var enrollment = new EnrollmentView(
                "o1_s1",
                "s1",
                "Rosa Delgado",
                offering,
                1,
                EnrollmentStatus.ACTIVE,
                NOW,
                NOW,
                null,
                null,
                null,
                List.of());
        return new LearningView(enrollment, offering, offering.dates().getFirst(), null);
    }

    private static ClassDate date(String day) {
        return new ClassDate(Instant.parse(day + "T13:00:00Z"), Instant.parse(day + "T19:00:00Z"));
    }
}
