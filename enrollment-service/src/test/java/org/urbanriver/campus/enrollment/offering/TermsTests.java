package org.urbanriver.campus.enrollment.offering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.urbanriver.campus.contracts.enrollments.ClassDate;
import org.urbanriver.campus.contracts.enrollments.OfferingCommand;
import org.urbanriver.campus.contracts.enrollments.OfferingType;
import org.urbanriver.campus.platform.problems.FieldProblem;
import org.urbanriver.campus.platform.problems.Invalid;

class TermsTests {

    private static final ClassDate FIRST = date("2027-05-09T13:00:00Z", "2027-05-09T19:00:00Z");
    private static final ClassDate SECOND = date("2027-05-10T13:00:00Z", "2027-05-10T19:00:00Z");

    @Test
    void datesAreKeptInTheirOrderAndTheZoneIsUtcUnlessTold() {
        var terms =
                Terms.of(command(OfferingType.LIVE, " Room 2 ", null, null, List.of(SECOND, FIRST), 12, null, null));

        assertThat(terms.dates()).containsExactly(FIRST, SECOND);
        assertThat(terms.timeZone()).isEqualTo("UTC");
        assertThat(terms.place()).isEqualTo("Room 2");
        assertThat(terms.waitlist()).isFalse();
    }

    @Test
    void aHomeStudyNeedsNothing() {
        assertThat(Terms.of(command(OfferingType.HOME_STUDY, null, null, null, null, null, null, null))
                        .capacity())
                .isNull();
    }

    @Test
    void eachTypeNeedsItsOwn() {
        assertThat(invalid(command(OfferingType.LIVE, " ", null, null, List.of(), null, null, null)))
                .containsExactly("/place", "/dates", "/capacity");
        assertThat(invalid(command(OfferingType.WEBINAR, null, null, null, null, null, null, null)))
                .containsExactly("/link", "/dates", "/capacity");
        assertThat(invalid(command(OfferingType.HOME_STUDY, null, null, null, List.of(FIRST), null, null, null)))
                .containsExactly("/dates");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://meet.example.org",
                "javascript:alert(1)",
                "https:///path",
                "https://user:secret@meet.example.org",
                "meet.example.org",
                "https://meet example.org",
                "data:text/html,x"
            })
    void aLinkThatIsNoSafeWebAddressIsRefused(String link) {
        assertThat(invalid(command(OfferingType.WEBINAR, null, link, null, List.of(FIRST), 5, null, null)))
                .containsExactly("/link");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Mars/Olympus", "+25:00", "EST5", "../../etc", "america/new_york"})
    void aZoneThatIsNotOfTheIanaDatabaseIsRefused(String zone) {
        assertThat(invalid(command(OfferingType.LIVE, "Room", null, zone, List.of(FIRST), 5, null, null)))
                .containsExactly("/timeZone");
    }

    @Test
    void datesThatEndBeforeTheyStartOrOverlapAreRefused() {
        var backwards = date("2027-05-09T13:00:00Z", "2027-05-09T13:00:00Z");
        var inside = date("2027-05-09T15:00:00Z", "2027-05-09T16:00:00Z");

        assertThat(invalid(live(List.of(FIRST, backwards)))).containsExactly("/dates/1/endsAt");
        assertThat(invalid(live(List.of(inside, FIRST)))).containsExactly("/dates");
    }

    @Test
    void timesThatTheStoreCannotHoldAreRefused() {
        assertThat(invalid(live(List.of(new ClassDate(Instant.MIN, Instant.MAX)))))
                .containsExactly("/dates/0/startsAt");
        assertThat(invalid(command(OfferingType.HOME_STUDY, null, null, null, null, null, Instant.MIN, Instant.MAX)))
                .containsExactly("/enrollFrom", "/enrollUntil");
    }

    @Test
    void enrollmentEndsAfterItBegins() {
        var now = Instant.parse("2027-01-01T00:00:00Z");

        assertThat(invalid(command(OfferingType.HOME_STUDY, null, null, null, null, null, now, now)))
                .containsExactly("/enrollUntil");
    }

    @Test
    void aPlaceIsOneLine() {
        assertThat(invalid(command(OfferingType.LIVE, "Room\r\nBcc: x", null, null, List.of(FIRST), 5, null, null)))
                .containsExactly("/place");
    }

    @Test
    void whatIsAskedForIsKeptAsItWasMeant() {
        var from = Instant.parse("2027-01-01T08:00:00.000999Z");
        var decideAt = Instant.parse("2027-05-01T12:00:00.123456Z");
        var terms = Terms.of(new OfferingCommand(
                "course",
                OfferingType.LIVE,
                " Room 2 ",
                " https://meet.example.org/a ",
                " America/New_York ",
                List.of(date("2027-05-09T13:00:00.000001Z", "2027-05-09T19:00:00.000002Z")),
                12,
                true,
                from,
                from.plusSeconds(60),
                48,
                2,
                decideAt,
                List.of(" basics ", "basics", "anatomy"),
                null));

        assertThat(terms)
                .isEqualTo(new Terms(
                        OfferingType.LIVE,
                        "Room 2",
                        "https://meet.example.org/a",
                        "America/New_York",
                        List.of(FIRST),
                        12,
                        true,
                        Instant.parse("2027-01-01T08:00:00Z"),
                        Instant.parse("2027-01-01T08:01:00Z"),
                        48,
                        2,
                        Instant.parse("2027-05-01T12:00:00.123Z"),
                        List.of()));
        assertThat(terms.withCapacity(14))
                .isEqualTo(new Terms(
                        terms.type(),
                        terms.place(),
                        terms.link(),
                        terms.timeZone(),
                        terms.dates(),
                        14,
                        true,
                        terms.enrollFrom(),
                        terms.enrollUntil(),
                        48,
                        2,
                        terms.decideAt(),
                        terms.prerequisites()));
        assertThat(terms.withPrerequisites(List.of("c1")).prerequisites()).containsExactly("c1");
    }

    @Test
    void aMinimumHasADateBeforeTheFirstClassAndFitsTheSeats() {
        var start = FIRST.startsAt();

        assertThat(Terms.of(minimum(5, start.minusMillis(1))).minimum()).isEqualTo(5);
        assertThat(invalid(minimum(6, start.minusMillis(1)))).containsExactly("/minimum");
        assertThat(invalid(minimum(5, start))).containsExactly("/decideAt");
        assertThat(invalid(minimum(5, null))).containsExactly("/decideAt");
        assertThat(invalid(minimum(null, start.minusMillis(1)))).containsExactly("/minimum");
        assertThat(invalid(minimum(5, Instant.MIN))).containsExactly("/decideAt");
    }

    @Test
    void timesFromTheFirstYearToTheLastAreTaken() {
        var first = date("2000-01-01T00:00:00Z", "2000-01-01T01:00:00Z");
        var last = date("2199-12-31T22:00:00Z", "2199-12-31T23:59:59.999Z");

        assertThat(Terms.of(live(List.of(first, last))).dates()).containsExactly(first, last);
        assertThat(invalid(live(List.of(date("1999-12-31T23:59:59Z", "2000-01-01T01:00:00Z")))))
                .containsExactly("/dates/0/startsAt");
        assertThat(invalid(live(List.of(date("2199-12-31T22:00:00Z", "2200-01-01T00:00:00Z")))))
                .containsExactly("/dates/0/endsAt");
    }

    @Test
    void aClassMayBeginWhenTheOneBeforeItEnds() {
        var next = new ClassDate(FIRST.endsAt(), FIRST.endsAt().plusSeconds(3600));

        assertThat(Terms.of(live(List.of(FIRST, next))).dates()).containsExactly(FIRST, next);
    }

    @Test
    void studentsNeedNotBeToldOfWhatIsNeitherWhenNorWhere() {
        var terms = Terms.of(
                command(OfferingType.LIVE, "Room", "https://a.example.org", null, List.of(FIRST), 5, null, null));

        assertThat(terms.isForStudentsAs(terms.withCapacity(6))).isTrue();
        for (var other : List.of(
                command(OfferingType.LIVE, "Room 2", "https://a.example.org", null, List.of(FIRST), 5, null, null),
                command(OfferingType.LIVE, "Room", "https://b.example.org", null, List.of(FIRST), 5, null, null),
                command(
                        OfferingType.LIVE,
                        "Room",
                        "https://a.example.org",
                        "Asia/Tokyo",
                        List.of(FIRST),
                        5,
                        null,
                        null),
                command(OfferingType.LIVE, "Room", "https://a.example.org", null, List.of(SECOND), 5, null, null))) {
            assertThat(terms.isForStudentsAs(Terms.of(other))).isFalse();
        }
    }

    @Test
    void whatWasStoredBeforeOffersAndPrerequisitesHasNone() {
        var stored = new Terms(
                OfferingType.HOME_STUDY, null, null, "UTC", List.of(), null, false, null, null, null, null, null, null);

        assertThat(stored.offerHours()).isZero();
        assertThat(stored.prerequisites()).isEmpty();
    }

    private static OfferingCommand minimum(Integer minimum, Instant decideAt) {
        return new OfferingCommand(
                "course",
                OfferingType.LIVE,
                "Room",
                null,
                null,
                List.of(SECOND, FIRST),
                5,
                null,
                null,
                null,
                null,
                minimum,
                decideAt,
                null,
                null);
    }

    private static List<String> invalid(OfferingCommand command) {
        return catchThrowableOfType(Invalid.class, () -> Terms.of(command)).errors().stream()
                .map(FieldProblem::pointer)
                .toList();
    }

    private static OfferingCommand live(List<ClassDate> dates) {
        return command(OfferingType.LIVE, "Room", null, null, dates, 5, null, null);
    }

    private static OfferingCommand command(
            OfferingType type,
            String place,
            String link,
            String zone,
            List<ClassDate> dates,
            Integer capacity,
            Instant from,
            Instant until) {
        return new OfferingCommand(
                "course", type, place, link, zone, dates, capacity, null, from, until, null, null, null, null, null);
    }

    private static ClassDate date(String start, String end) {
        return new ClassDate(Instant.parse(start), Instant.parse(end));
    }
}
