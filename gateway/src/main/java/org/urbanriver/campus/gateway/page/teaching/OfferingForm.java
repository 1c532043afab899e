package org.urbanriver.campus.gateway.page.teaching;

import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.urbanriver.campus.contracts.enrollments.ClassDate;
import org.urbanriver.campus.contracts.enrollments.OfferingCommand;
import org.urbanriver.campus.contracts.enrollments.OfferingType;
import org.urbanriver.campus.contracts.enrollments.OfferingView;
import org.urbanriver.campus.gateway.page.Frame;

/**
 * What somebody typed of an offering, as they typed it; moments are those of its time zone.
 *
 * @param dates at least one line, the last ones perhaps empty
 * @param edition of the offering that it was made from; empty for a new one
 */
public record OfferingForm(
        String course,
        String type,
        String place,
        String link,
        String timeZone,
        List<Day> dates,
        String capacity,
        boolean waitlist,
        String enrollFrom,
        String enrollUntil,
        String offerHours,
        String minimum,
        String decideAt,
        List<String> prerequisites,
        String edition) {

    private static final int MOST_DATES = 60;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");

    /** One class: its day, and from when to when. */
    public record Day(String day, String from, String to) {

        static final Day EMPTY = new Day("", "", "");

        boolean isEmpty() {
            return day.isBlank() && from.isBlank() && to.isBlank();
        }

        @Override
        public String toString() {
            return "%s %s–%s".formatted(day, from, to);
        }
    }

    static OfferingForm empty(String course) {
        return new OfferingForm(
                course,
                OfferingType.LIVE.name(),
                "",
                "",
                Zones.USUAL.getFirst(),
                List.of(Day.EMPTY, Day.EMPTY),
                "12",
                true,
                "",
                "",
                "24",
                "",
                "",
                List.of(),
                "");
    }

    static OfferingForm of(OfferingView offering) {
        var zone = Zones.of(offering.timeZone());
        var dates = new ArrayList<>(offering.dates().stream()
                .map(date -> new Day(
                        date.startsAt().atZone(zone).toLocalDate().toString(),
                        TIME.format(date.startsAt().atZone(zone)),
                        TIME.format(date.endsAt().atZone(zone))))
                .toList());
        dates.add(Day.EMPTY);
        return new OfferingForm(
                offering.courseId(),
                offering.type().name(),
                Objects.requireNonNullElse(offering.place(), ""),
                Objects.requireNonNullElse(offering.link(), ""),
                offering.timeZone(),
                dates,
                text(offering.capacity()),
                offering.waitlist(),
                moment(offering.enrollFrom(), zone),
                moment(offering.enrollUntil(), zone),
                text(offering.offerHours()),
                text(offering.minimum()),
                moment(offering.decideAt(), zone),
                offering.prerequisites(),
                Objects.requireNonNullElse(offering.edition(), ""));
    }

    static OfferingForm of(HttpServletRequest request) {
        var days = Fields.all(request, "day");
        var froms = Fields.all(request, "from");
        var tos = Fields.all(request, "to");
        var lines = Math.min(MOST_DATES, Math.min(days.size(), Math.min(froms.size(), tos.size())));
        var dates = IntStream.range(0, lines)
                .mapToObj(line -> new Day(days.get(line), froms.get(line), tos.get(line)))
                .toList();
        return new OfferingForm(
                Fields.of(request, "course"),
                Fields.of(request, "type"),
                Fields.of(request, "place"),
                Fields.of(request, "link"),
                Fields.of(request, "timeZone"),
                dates.isEmpty() ? List.of(Day.EMPTY) : dates,
                Fields.of(request, "capacity"),
                Fields.isOn(request, "waitlist"),
                Fields.of(request, "enrollFrom"),
                Fields.of(request, "enrollUntil"),
                Fields.of(request, "offerHours"),
                Fields.of(request, "minimum"),
                Fields.of(request, "decideAt"),
                Fields.all(request, "prerequisites"),
                Fields.of(request, "edition"));
    }

    /** The same with room for another class. */
    OfferingForm withAnotherDay() {
        var more = new ArrayList<>(dates);
        if (more.size() < MOST_DATES) {
            more.add(Day.EMPTY);
        }
        return with(more, edition);
    }

    /** The same as if it had been made from what is stored now: saving it takes the place of that. */
    OfferingForm over(OfferingForm stored) {
        return with(dates, stored.edition);
    }

    /** What is stored and differs from this, by the keys of the labels. */
    Map<String, String> differences(OfferingForm stored) {
        var all = new LinkedHashMap<String, String>();
        differ(all, "teach.offering.type", type, stored.type);
        differ(all, "teach.offering.place", place, stored.place);
        differ(all, "teach.offering.link", link, stored.link);
        differ(all, "teach.offering.zone", timeZone, stored.timeZone);
        differ(all, "teach.offering.days", days(), stored.days());
        differ(all, "teach.offering.capacity", capacity, stored.capacity);
        differ(all, "teach.offering.hours", offerHours, stored.offerHours);
        differ(all, "teach.offering.waitlist", waitlist ? "✓" : "–", stored.waitlist ? "✓" : "–");
        differ(all, "teach.offering.enroll-from", enrollFrom, stored.enrollFrom);
        differ(all, "teach.offering.enroll-until", enrollUntil, stored.enrollUntil);
        differ(all, "teach.offering.minimum", minimum, stored.minimum);
        differ(all, "teach.offering.decide", decideAt, stored.decideAt);
        differ(
                all,
                "teach.offering.prerequisites",
                String.join(", ", prerequisites),
                String.join(", ", stored.prerequisites));
        return all;
    }

    private static void differ(Map<String, String> all, String label, String typed, String stored) {
        if (!typed.strip().equals(stored)) {
            all.put(label, stored.isEmpty() ? "–" : stored);
        }
    }

    private String days() {
        return dates.stream().filter(day -> !day.isEmpty()).map(Day::toString).collect(Collectors.joining(", "));
    }

    private OfferingForm with(List<Day> others, String madeFrom) {
        return new OfferingForm(
                course,
                type,
                place,
                link,
                timeZone,
                others,
                capacity,
                waitlist,
                enrollFrom,
                enrollUntil,
                offerHours,
                minimum,
                decideAt,
                prerequisites,
                madeFrom);
    }

    /** @param errors takes in what could not be read, by field */
    OfferingCommand command(Map<String, String> errors, Frame frame) {
        var zone = Zones.of(timeZone);
        var read = new Reading(zone, errors, frame);
        return new OfferingCommand(
                course,
                read.type(type),
                place.isBlank() ? null : place,
                link.isBlank() ? null : link,
                timeZone,
                read.dates(dates),
                read.number("capacity", capacity),
                waitlist,
                read.moment("enrollFrom", enrollFrom),
                read.moment("enrollUntil", enrollUntil),
                read.number("offerHours", offerHours),
                read.number("minimum", minimum),
                read.moment("decideAt", decideAt),
                prerequisites,
                edition.isEmpty() ? null : edition);
    }

    private record Reading(ZoneId zone, Map<String, String> errors, Frame frame) {

        OfferingType type(String typed) {
            return Stream.of(OfferingType.values())
                    .filter(each -> each.name().equals(typed))
                    .findFirst()
                    .orElseGet(() -> {
                        errors.put("type", frame.text("teach.offering.no-type"));
                        return OfferingType.LIVE;
                    });
        }

        @Nullable
        Integer number(String field, String typed) {
            var number = Fields.number(typed);
            if (number == null && !typed.isBlank()) {
                errors.put(field, frame.text("teach.offering.no-number"));
            }
            return number;
        }

        @Nullable
        Instant moment(String field, String typed) {
            try {
                return typed.isBlank()
                        ? null
                        : LocalDateTime.parse(typed.strip()).atZone(zone).toInstant();
            } catch (DateTimeException e) {
                errors.put(field, frame.text("teach.offering.no-moment"));
                return null;
            }
        }

        List<ClassDate> dates(List<Day> typed) {
            var dates = new ArrayList<ClassDate>();
            for (var line = 0; line < typed.size(); line++) {
                var day = typed.get(line);
                if (day.isEmpty()) {
                    continue;
                }
                try {
                    var date = LocalDate.parse(day.day().strip());
                    dates.add(new ClassDate(at(date, day.from()), at(date, day.to())));
                } catch (DateTimeException e) {
                    errors.put("day/" + line, frame.text("teach.offering.no-date"));
                }
            }
            return dates;
        }

        private Instant at(LocalDate date, String time) {
            return date.atTime(LocalTime.parse(time.strip())).atZone(zone).toInstant();
        }
    }

    private static String text(@Nullable Integer number) {
        return number == null ? "" : number.toString();
    }

    private static String moment(@Nullable Instant moment, ZoneId zone) {
        return moment == null ? "" : MOMENT.format(moment.atZone(zone));
    }
}
