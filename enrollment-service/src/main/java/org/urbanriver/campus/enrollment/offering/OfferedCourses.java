package org.urbanriver.campus.enrollment.offering;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.urbanriver.campus.enrollment.course.CourseCopies;
import org.urbanriver.campus.platform.problems.NotFound;

/**
 * Gives what is offered to those who enroll. When hundreds enroll at once it is read once a second: the ledger, which is
 * never remembered, keeps seats and cancellations right meanwhile.
 */
@Component
public class OfferedCourses {

    private static final Duration REMEMBERED = Duration.ofSeconds(1);
    private static final int MOST = 1_000;

    private final Offerings offerings;
    private final CourseCopies courses;
    private final Clock clock;
    private final ConcurrentHashMap<String, Remembered> remembered = new ConcurrentHashMap<>();

    private record Remembered(OfferedCourse offered, Instant until) {}

    OfferedCourses(Offerings offerings, CourseCopies courses, Clock clock) {
        this.offerings = offerings;
        this.courses = courses;
        this.clock = clock;
    }

    /** May be a second old. */
    public OfferedCourse required(String offeringId) {
        return known(offeringId).orElseThrow(() -> new NotFound("offering"));
    }

    /** May be a second old. */
    public Optional<OfferedCourse> known(String offeringId) {
        var known = remembered.get(offeringId);
        var now = clock.instant();
        if (known != null && now.isBefore(known.until())) {
            return Optional.of(known.offered());
        }
        var found = find(offeringId);
        found.ifPresent(offered -> {
            if (remembered.size() >= MOST) {
                remembered.clear();
            }
            remembered.put(offeringId, new Remembered(offered, now.plus(REMEMBERED)));
        });
        return found;
    }

    /** As it is now. */
    public Optional<OfferedCourse> find(String offeringId) {
        return offerings
                .findById(offeringId)
                .map(Offering::view)
                .flatMap(offering ->
                        courses.findById(offering.courseId()).map(course -> new OfferedCourse(offering, course)));
    }

    /** All offerings of a course as they are now, those that start first at the front. */
    public List<OfferedCourse> ofCourse(String courseId) {
        return courses.findById(courseId).stream()
                .flatMap(course -> offerings.findByCourseId(courseId, Offerings.FIRST_COME).stream()
                        .map(offering -> new OfferedCourse(offering.view(), course)))
                .toList();
    }

    /** As it is now. */
    public boolean isCancelled(String offeringId) {
        return offerings.findById(offeringId).filter(Offering::isCancelled).isPresent();
    }

    void forget(String offeringId) {
        remembered.remove(offeringId);
    }
}
