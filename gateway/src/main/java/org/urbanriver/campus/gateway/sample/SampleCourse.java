package org.urbanriver.campus.gateway.sample;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.stereotype.Component;
import org.urbanriver.campus.contracts.Page;
import org.urbanriver.campus.contracts.courses.AuthoringApi;
import org.urbanriver.campus.contracts.courses.DraftView;
import org.urbanriver.campus.contracts.courses.PublishCommand;
import org.urbanriver.campus.contracts.enrollments.ClassDate;
import org.urbanriver.campus.contracts.enrollments.OfferingApi;
import org.urbanriver.campus.contracts.enrollments.OfferingCommand;
import org.urbanriver.campus.contracts.enrollments.OfferingType;
import org.urbanriver.campus.gateway.session.SignedIn;

/**
 * Loads the sample course as an instructor would: imports it, publishes it, and schedules two offerings. Each step looks
 * whether it was done before, so that it can be repeated until the services are there and after any crash.
 */
@Component("sample")
@ConditionalOnBooleanProperty("campus.sample-data")
class SampleCourse implements HealthIndicator, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SampleCourse.class);
    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final Duration HELD = Duration.ofMinutes(1);
    private static final Duration FIRST_WAIT = Duration.ofMillis(250);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    private static final int WEEKS_AHEAD = 6;
    private static final int SEATS = 12;

    private final AuthoringApi authoring;
    private final OfferingApi offerings;
    private final SampleAccounts accounts;
    private final SampleMarks marks;
    private final Clock clock;
    private final AtomicBoolean ready = new AtomicBoolean();
    private volatile boolean closing;

    SampleCourse(
            AuthoringApi authoring, OfferingApi offerings, SampleAccounts accounts, SampleMarks marks, Clock clock) {
        this.authoring = authoring;
        this.offerings = offerings;
        this.accounts = accounts;
        this.marks = marks;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        Thread.ofVirtual().name("sample-course").start(this::loadUntilDone);
    }

    boolean isReady() {
        return ready.get();
    }

    @Override
    public Health health() {
        return Health.up().withDetail("ready", isReady()).build();
    }

    @Override
    public void close() {
        closing = true;
    }

    private void loadUntilDone() {
        var wait = FIRST_WAIT;
        while (!closing) {
            try {
                if (load()) {
                    ready.set(true);
                    log.info("Sample course ready");
                    return;
                }
            } catch (RuntimeException e) {
                log.info("The sample course waits for the services: {}", e.getMessage());
            }
            try {
                Thread.sleep(wait);
            } catch (InterruptedException e) {
                return;
            }
            wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) < 0 ? wait.multipliedBy(2) : LONGEST_WAIT;
        }
    }

    /** Whether the course is there now; false while another gateway loads it. */
    boolean load() {
        var mark = marks.findById(SampleMark.COURSE).orElseGet(SampleMark::fresh);
        if (mark.finishedAt() != null) {
            return true;
        }
        if (!mark.isFree(clock.instant())) {
            return false;
        }
        try {
            mark = marks.save(mark.heldUntil(clock.instant().plus(HELD)));
        } catch (OptimisticLockingFailureException | DuplicateKeyException e) {
            return false;
        }
        try {
            SecurityContextHolder.setContext(new SecurityContextImpl(new SignedIn(accounts.instructor())));
            schedule(publish());
            marks.save(mark.finished(clock.instant()));
            return true;
        } catch (RuntimeException e) {
            marks.save(mark.heldUntil(clock.instant().minusMillis(1)));
            throw e;
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    private DraftView publish() {
        var imported = authoring.importCourse(CourseFiles.zip());
        var draft = Objects.requireNonNull(imported.getBody(), "an imported course is told");
        if (draft.publishedRevision() == null || draft.changed()) {
            authoring.publish(draft.id(), new PublishCommand("The sample course"));
        }
        return draft;
    }

    private void schedule(DraftView course) {
        var there = offerings.offerings(course.id(), 0, Page.MAX_SIZE).items();
        if (there.stream().noneMatch(offering -> offering.type() == OfferingType.LIVE)) {
            offerings.schedule(new OfferingCommand(
                    course.id(),
                    OfferingType.LIVE,
                    "Urban River Massage Institute, Studio 2, 12 Canal Street, New York",
                    null,
                    ZONE.getId(),
                    List.of(saturday()),
                    SEATS,
                    true,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null));
        }
        if (there.stream().noneMatch(offering -> offering.type() == OfferingType.HOME_STUDY)) {
            offerings.schedule(new OfferingCommand(
                    course.id(),
                    OfferingType.HOME_STUDY,
                    null,
                    null,
                    ZONE.getId(),
                    null,
                    null,
                    false,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null));
        }
    }

    /** A class day: six hours of teaching and an hour for lunch. */
    private ClassDate saturday() {
        var day = ZonedDateTime.ofInstant(clock.instant(), ZONE)
                .toLocalDate()
                .plusWeeks(WEEKS_AHEAD)
                .with(TemporalAdjusters.nextOrSame(DayOfWeek.SATURDAY));
        return new ClassDate(
                day.atTime(LocalTime.of(9, 0)).atZone(ZONE).toInstant(),
                day.atTime(LocalTime.of(16, 0)).atZone(ZONE).toInstant());
    }
}
