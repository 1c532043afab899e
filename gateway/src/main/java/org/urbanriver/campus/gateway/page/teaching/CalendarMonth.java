package org.urbanriver.campus.gateway.page.teaching;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.WeekFields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.urbanriver.campus.contracts.enrollments.ClassDate;
import org.urbanriver.campus.contracts.enrollments.OfferingView;

/**
 * A month of classes, week by week, each on the day that it has where it is held.
 *
 * @param anyTime offerings without dates
 */
public record CalendarMonth(YearMonth month, List<String> weekdays, List<List<Day>> weeks, List<OfferingView> anyTime) {

    /** A day with what is held on it. */
    public record Day(LocalDate date, boolean inMonth, boolean today, List<Meeting> meetings) {}

    /** One class of an offering. */
    public record Meeting(OfferingView offering, ClassDate date) {}

    static CalendarMonth of(YearMonth month, List<OfferingView> offerings, Locale locale, LocalDate today) {
        var firstDay = WeekFields.of(locale).getFirstDayOfWeek();
        var start = month.atDay(1);
        var back = Math.floorMod(start.getDayOfWeek().getValue() - firstDay.getValue(), 7);
        var at = start.minusDays(back);
        var weeks = new ArrayList<List<Day>>();
        while (!at.isAfter(month.atEndOfMonth())) {
            var week = new ArrayList<Day>();
            for (var i = 0; i < 7; i++) {
                var date = at.plusDays(i);
                week.add(new Day(
                        date, YearMonth.from(date).equals(month), date.equals(today), meetings(date, offerings)));
            }
            weeks.add(week);
            at = at.plusDays(7);
        }
        var weekdays = IntStream.range(0, 7)
                .mapToObj(i -> firstDay.plus(i).getDisplayName(TextStyle.SHORT_STANDALONE, locale))
                .toList();
        var anyTime = offerings.stream().filter(each -> each.dates().isEmpty()).toList();
        return new CalendarMonth(month, weekdays, weeks, anyTime);
    }

    private static List<Meeting> meetings(LocalDate day, List<OfferingView> offerings) {
        return offerings.stream()
                .flatMap(offering -> offering.dates().stream()
                        .filter(date -> dayOf(date, offering).equals(day))
                        .map(date -> new Meeting(offering, date)))
                .sorted(Comparator.comparing(meeting -> meeting.date().startsAt()))
                .toList();
    }

    private static LocalDate dayOf(ClassDate date, OfferingView offering) {
        return LocalDate.ofInstant(date.startsAt(), Zones.of(offering.timeZone()));
    }

    public boolean hasMeetings() {
        return weeks.stream()
                .flatMap(List::stream)
                .anyMatch(day -> day.inMonth() && !day.meetings().isEmpty());
    }

    public String previous() {
        return month.minusMonths(1).toString();
    }

    public String next() {
        return month.plusMonths(1).toString();
    }

    public String title(Locale locale) {
        var title =
                DateTimeFormatter.ofLocalizedPattern("yMMMM").withLocale(locale).format(month);
        return title.substring(0, 1).toUpperCase(locale) + title.substring(1);
    }
}
