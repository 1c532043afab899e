package org.urbanriver.campus.course.lesson;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.Comparator;
import java.util.List;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;
import org.urbanriver.campus.contracts.courses.LessonView;
import org.urbanriver.campus.contracts.enrollments.EnrollmentStatus;
import org.urbanriver.campus.contracts.problems.ProblemType;
import org.urbanriver.campus.course.course.Courses;
import org.urbanriver.campus.course.course.Listing;
import org.urbanriver.campus.course.course.Publication;
import org.urbanriver.campus.course.course.Revisions;
import org.urbanriver.campus.platform.problems.NotAllowed;
import org.urbanriver.campus.platform.security.Caller;

/** Gives lessons to those who may read them: staff the newest revision, students the one that they enrolled in. */
@Component
public class Lessons {

    private final MongoTemplate mongo;
    private final Courses courses;
    private final Revisions revisions;

    Lessons(MongoTemplate mongo, Courses courses, Revisions revisions) {
        this.mongo = mongo;
        this.courses = courses;
        this.revisions = revisions;
    }

    public LessonView read(Listing course, String moduleId, Caller caller) {
        return revisions.lesson(course, requireReader(course, caller), moduleId);
    }

    /** The revision that the caller reads; 403 that says how to get in for those who may not read. */
    public Publication requireReader(Listing course, Caller caller) {
        if (courses.isStaff(course.id(), caller)) {
            return course.newest();
        }
        var copies = mongo.find(query(where("reader").is(Reader.key(course.id(), caller.id()))), Reader.class);
        return copies.stream()
                .filter(reader -> reader.mayRead(copies))
                .max(Comparator.comparingInt(Reader::revision))
                .map(reader -> course.revision(reader.revision()))
                .orElseThrow(() -> new NotAllowed(ProblemType.NO_SEAT, howToGetIn(course, copies)));
    }

    private static String howToGetIn(Listing course, List<Reader> copies) {
        if (copies.stream().anyMatch(reader -> reader.status() == EnrollmentStatus.WAITLISTED)) {
            return "You are on the waitlist; the lessons open as soon as you have a seat.";
        }
        if (course.archived()) {
            return "The course is no longer offered; its lessons are for those who have a seat in it.";
        }
        if (!copies.isEmpty()) {
            return "You withdrew from this course. Enroll in an offering of it again to read its lessons.";
        }
        return "Enroll in an offering of this course to read its lessons.";
    }
}
