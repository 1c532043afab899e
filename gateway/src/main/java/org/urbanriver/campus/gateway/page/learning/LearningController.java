package org.urbanriver.campus.gateway.page.learning;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.ArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClientException;
import org.urbanriver.campus.contracts.Page;
import org.urbanriver.campus.contracts.enrollments.EnrollmentApi;
import org.urbanriver.campus.contracts.enrollments.OfferingApi;
import org.urbanriver.campus.gateway.page.Frames;
import org.urbanriver.campus.gateway.page.PageNumber;
import org.urbanriver.campus.gateway.page.Screen;
import org.urbanriver.campus.gateway.page.learning.MyLearning.Entry;

/** What the viewer learns, and what comes next. */
@RestController
class LearningController {

    private static final Logger log = LoggerFactory.getLogger(LearningController.class);
    private static final int SIZE = 10;

    private final EnrollmentApi enrollments;
    private final OfferingApi offerings;
    private final Frames frames;
    private final Clock clock;

    LearningController(EnrollmentApi enrollments, OfferingApi offerings, Frames frames, Clock clock) {
        this.enrollments = enrollments;
        this.offerings = offerings;
        this.frames = frames;
        this.clock = clock;
    }

    @GetMapping(path = "/my-learning", produces = MediaType.TEXT_HTML_VALUE)
    Screen learning(@RequestParam(defaultValue = "0") String page, HttpServletRequest request) {
        var mine = enrollments.mine(PageNumber.of(page), SIZE);
        var now = clock.instant();
        var entries = new ArrayList<Entry>();
        var current = true;
        for (var enrollment : mine.items()) {
            var offering = enrollment.offering();
            if (current && Entry.isOpen(enrollment)) {
                try {
                    offering = offerings.offering(offering.id());
                } catch (RestClientException e) {
                    log.warn("Dates are shown as they were: {}", e.getMessage());
                    current = false; // one failure is enough to wait for
                }
            }
            entries.add(Entry.of(enrollment, offering, now));
        }
        return new MyLearning(frames.of(request), new Page<>(entries, mine.page(), mine.size(), mine.total()), current);
    }
}
