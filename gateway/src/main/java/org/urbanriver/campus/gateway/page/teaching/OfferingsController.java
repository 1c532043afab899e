package org.urbanriver.campus.gateway.page.teaching;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.urbanriver.campus.contracts.Page;
import org.urbanriver.campus.contracts.enrollments.OfferingApi;
import org.urbanriver.campus.gateway.page.Answers;
import org.urbanriver.campus.gateway.page.Frames;
import org.urbanriver.campus.gateway.page.PageNumber;
import org.urbanriver.campus.gateway.page.Parts;
import org.urbanriver.campus.gateway.page.Screen;

/** The calendar of whoever teaches. */
@RestController
class OfferingsController {

    private static final int A_MONTH = 100;
    private static final int SIZE = 20;

    private final OfferingApi offerings;
    private final Parts parts;
    private final Frames frames;
    private final Clock clock;

    OfferingsController(OfferingApi offerings, Parts parts, Frames frames, Clock clock) {
        this.offerings = offerings;
        this.parts = parts;
        this.frames = frames;
        this.clock = clock;
    }

    @GetMapping(path = "/teach/offerings", produces = MediaType.TEXT_HTML_VALUE)
    Screen month(@RequestParam(defaultValue = "") String month, HttpServletRequest request) {
        var frame = frames.of(request);
        var wanted = month(month, frame.today());
        // A day more on each side: the month has other ends in other zones.
        var from = wanted.atDay(1).minusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        var until =
                wanted.atEndOfMonth().plusDays(2).atStartOfDay(ZoneOffset.UTC).toInstant();
        var found = parts.ask(() -> offerings.taught(from, until, 0, A_MONTH));
        var shown = found.map(Page::items).or(List.of());
        return new Offerings(frame, found, CalendarMonth.of(wanted, shown, frame.locale(), frame.today()));
    }

    /** What is still to come, and what was if it is asked for. */
    @GetMapping(path = "/teach/offerings/list", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> list(
            @RequestParam(defaultValue = "") String past,
            @RequestParam(defaultValue = "0") String page,
            HttpServletRequest request) {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var found = parts.ask(() ->
                offerings.taught(past.isEmpty() ? now : null, past.isEmpty() ? null : now, PageNumber.of(page), SIZE));
        return Answers.page(HttpStatus.OK, new OfferingList(frames.of(request), found, !past.isEmpty()));
    }

    private static YearMonth month(String typed, LocalDate today) {
        try {
            var month = typed.isEmpty() ? YearMonth.from(today) : YearMonth.parse(typed);
            return month.getYear() < 2000 || month.getYear() > 2199 ? YearMonth.from(today) : month;
        } catch (DateTimeParseException e) {
            return YearMonth.from(today);
        }
    }
}
