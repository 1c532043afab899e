package org.urbanriver.campus.enrollment.course;

import java.util.List;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.urbanriver.campus.contracts.events.CampusEvent;
import org.urbanriver.campus.contracts.events.CourseEvent;
import org.urbanriver.campus.contracts.events.CourseEvent.CourseArchived;
import org.urbanriver.campus.contracts.events.CourseEvent.CoursePublished;
import org.urbanriver.campus.contracts.events.Topics;
import org.urbanriver.campus.platform.events.Copies;
import org.urbanriver.campus.platform.events.Received;

/** Keeps the copies of courses up to date. */
@Component
class CourseEvents {

    private final Copies copies;
    private final CourseCopies courses;
    private final List<CourseWatcher> watchers;

    CourseEvents(Copies copies, CourseCopies courses, List<CourseWatcher> watchers) {
        this.copies = copies;
        this.courses = courses;
        this.watchers = watchers;
    }

    @KafkaListener(
            id = "courses",
            idIsGroup = false,
            topics = "${campus.namespace}" + Topics.COURSES,
            groupId = "${campus.namespace}enrollment-service.courses")
    void on(Received<CampusEvent> received) {
        if (received.event() instanceof CourseEvent event) {
            keep(event, received.sequence());
        }
    }

    private void keep(CourseEvent event, long sequence) {
        var course = switch (event) {
            case CoursePublished published -> published.course();
            case CourseArchived archived -> archived.course();
        };
        copies.keep(CourseCopy.of(course, sequence));
        // What is kept may be newer than what just arrived.
        courses.findById(course.id()).ifPresent(kept -> watchers.forEach(watcher -> watcher.courseChanged(kept)));
    }
}
