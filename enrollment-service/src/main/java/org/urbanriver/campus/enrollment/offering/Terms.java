package org.urbanriver.campus.enrollment.offering;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.urbanriver.campus.contracts.enrollments.ClassDate;
import org.urbanriver.campus.contracts.enrollments.OfferingCommand;
import org.urbanriver.campus.contracts.enrollments.OfferingType;
import org.urbanriver.campus.platform.problems.FieldProblem;
import org.urbanriver.campus.platform.problems.Invalid;

/**
 * How an offering is held, found to be right: what each type needs is there, dates are in order, the zone is real.
 *
 * @param dates by their start
 */
record Terms(
        OfferingType type,
        @Nullable String place,
        @Nullable String link,
        String timeZone,
        List<ClassDate> dates,
        @Nullable Integer capacity,
        boolean waitlist,
        @Nullable Instant enrollFrom,
        @Nullable Instant enrollUntil,
        Integer offerHours,
        @Nullable Integer minimum,
        @Nullable Instant decideAt,
        List<String> prerequisites) {

    /** What was stored before these were there is read as having none. */
    Terms {
        offerHours = Objects.requireNonNullElse(offerHours, 0);
        prerequisites = Objects.requireNonNullElse(prerequisites, List.of());
    }

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    /** Refuses with every field that is not right; which courses the prerequisites name is for those to say who know them. */
    static Terms of(OfferingCommand command) {
        var terms = new Terms(
                command.type(),
                stripped(command.place()),
                stripped(command.link()),
                Objects.requireNonNullElse(stripped(command.timeZone()), "UTC"),
                Objects.requireNonNullElse(command.dates(), List.<ClassDate>of()).stream()
                        .map(date -> new ClassDate(stored(date.startsAt()), stored(date.endsAt())))
                        .toList(),
                command.capacity(),
                Boolean.TRUE.equals(command.waitlist()),
                command.enrollFrom() == null ? null : stored(command.enrollFrom()),
                command.enrollUntil() == null ? null : stored(command.enrollUntil()),
                Objects.requireNonNullElse(command.offerHours(), 0),
                command.minimum(),
                command.decideAt() == null ? null : stored(command.decideAt()),
                List.of());
        var problems = terms.problems();
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
        return terms.sorted();
    }

    /** The store keeps milliseconds. */
    private static Instant stored(Instant instant) {
        return instant.isBefore(EARLIEST) || !instant.isBefore(LATEST)
                ? instant
                : instant.truncatedTo(ChronoUnit.MILLIS);
    }

    private static @Nullable String stripped(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private Terms sorted() {
        var sorted =
                dates.stream().sorted(Comparator.comparing(ClassDate::startsAt)).toList();
        return with(sorted, capacity, prerequisites);
    }

    /** The same for the same terms, and another for others. */
    String edition() {
        return UUID.nameUUIDFromBytes(toString().getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** Whether those with a seat need not be told: when and where it is are the same. */
    boolean isForStudentsAs(Terms other) {
        return dates.equals(other.dates)
                && timeZone.equals(other.timeZone)
                && Objects.equals(place, other.place)
                && Objects.equals(link, other.link);
    }

    /** @param courseIds what the command names by id or slug */
    Terms withPrerequisites(List<String> courseIds) {
        return with(dates, capacity, courseIds);
    }

    Terms withCapacity(int seats) {
        return with(dates, seats, prerequisites);
    }

    private Terms with(List<ClassDate> otherDates, @Nullable Integer seats, List<String> courseIds) {
        return new Terms(
                type,
                place,
                link,
                timeZone,
                otherDates,
                seats,
                waitlist,
                enrollFrom,
                enrollUntil,
                offerHours,
                minimum,
                decideAt,
                courseIds);
    }

    private List<FieldProblem> problems() {
        var problems = new ArrayList<FieldProblem>();
        needs(problems, type == OfferingType.LIVE && place == null, "/place", "is needed for a live class");
        needs(problems, type == OfferingType.WEBINAR && link == null, "/link", "is needed for a webinar");
        var scheduled = type != OfferingType.HOME_STUDY;
        needs(problems, scheduled && dates.isEmpty(), "/dates", "need at least one date for a class or a webinar");
        needs(problems, scheduled && capacity == null, "/capacity", "is needed for a class or a webinar");
        needs(problems, !scheduled && !dates.isEmpty(), "/dates", "must be absent: a home study runs at any time");
        needs(
                problems,
                place != null && place.chars().anyMatch(Character::isISOControl),
                "/place",
                "must be a single line of text");
        needs(problems, link != null && !isWebAddress(link), "/link", "must be an address that begins with https://");
        needs(
                problems,
                !ZoneId.getAvailableZoneIds().contains(timeZone),
                "/timeZone",
                "must be a time zone such as America/New_York");
        dateProblems(problems);
        needs(problems, isOutOfRange(enrollFrom), "/enrollFrom", "must be between the years 2000 and 2199");
        needs(problems, isOutOfRange(enrollUntil), "/enrollUntil", "must be between the years 2000 and 2199");
        needs(
                problems,
                enrollFrom != null && enrollUntil != null && !enrollFrom.isBefore(enrollUntil),
                "/enrollUntil",
                "must be later than the start of enrollment");
        minimumProblems(problems);
        return problems;
    }

    private void minimumProblems(List<FieldProblem> problems) {
        needs(problems, isOutOfRange(decideAt), "/decideAt", "must be between the years 2000 and 2199");
        needs(problems, minimum != null && decideAt == null, "/decideAt", "is needed where there is a minimum");
        needs(problems, minimum == null && decideAt != null, "/minimum", "is needed where there is a date to decide");
        needs(
                problems,
                minimum != null && (capacity == null || minimum > capacity),
                "/minimum",
                "needs a capacity, and must not be above it");
        needs(
                problems,
                decideAt != null && sorted().dates().stream().anyMatch(date -> !decideAt.isBefore(date.startsAt())),
                "/decideAt",
                "must be before the first class");
    }

    private void dateProblems(List<FieldProblem> problems) {
        for (var i = 0; i < dates.size(); i++) {
            var date = dates.get(i);
            var pointer = "/dates/" + i;
            if (isOutOfRange(date.startsAt())) {
                problems.add(new FieldProblem(pointer + "/startsAt", "must be between the years 2000 and 2199"));
            } else if (isOutOfRange(date.endsAt())) {
                problems.add(new FieldProblem(pointer + "/endsAt", "must be between the years 2000 and 2199"));
            } else if (!date.endsAt().isAfter(date.startsAt())) {
                problems.add(new FieldProblem(pointer + "/endsAt", "must be later than the start"));
            }
        }
        var sorted = sorted().dates();
        var overlap = IntStream.range(1, sorted.size())
                .anyMatch(
                        i -> sorted.get(i).startsAt().isBefore(sorted.get(i - 1).endsAt()));
        needs(problems, problems.isEmpty() && overlap, "/dates", "must not overlap each other");
    }

    private static void needs(List<FieldProblem> problems, boolean violated, String pointer, String message) {
        if (violated) {
            problems.add(new FieldProblem(pointer, message));
        }
    }

    private static boolean isOutOfRange(@Nullable Instant instant) {
        return instant != null && (instant.isBefore(EARLIEST) || !instant.isBefore(LATEST));
    }

    private static boolean isWebAddress(String link) {
        try {
            var uri = new URI(link);
            return "https".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null && uri.getUserInfo() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
