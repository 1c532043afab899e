package org.urbanriver.campus.notification.monitor;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Criteria;
import org.urbanriver.campus.notification.search.Asked;
import org.urbanriver.campus.platform.problems.Invalid;

/** Which events an admin wants to see; what is null does not matter. */
record EventFilter(
        @Nullable String type,
        @Nullable String student,
        @Nullable String course,
        @Nullable String offering,
        @Nullable String enrollment) {

    private static final Pattern TYPE = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*");

    EventFilter {
        type = Asked.given("type", type);
        student = Asked.given("student", student);
        course = Asked.given("course", course);
        offering = Asked.given("offering", offering);
        enrollment = Asked.given("enrollment", enrollment);
        if (type != null && !TYPE.matcher(type).matches()) {
            throw new Invalid("type", "must be an event type, such as enrollment.activated");
        }
    }

    boolean matches(RecordedEvent event) {
        return (type == null || (Asked.isWholeType(type) ? type.equals(event.type()) : type.equals(event.kind())))
                && (student == null || student.equals(event.studentId()))
                && (course == null || course.equals(event.courseId()))
                && (offering == null || offering.equals(event.offeringId()))
                && (enrollment == null || enrollment.equals(event.enrollmentId()));
    }

    Criteria criteria() {
        var criteria = new Criteria();
        if (enrollment != null) {
            criteria.and("enrollmentId").is(enrollment);
        }
        if (student != null) {
            criteria.and("studentId").is(student);
        }
        if (offering != null) {
            criteria.and("offeringId").is(offering);
        }
        if (course != null) {
            criteria.and("courseId").is(course);
        }
        if (type != null) {
            Asked.forType(criteria, type);
        }
        return criteria;
    }
}
