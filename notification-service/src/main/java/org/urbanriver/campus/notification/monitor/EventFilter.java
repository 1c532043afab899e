package org.urbanriver.campus.notification.monitor;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Criteria;
import org.urbanriver.campus.platform.problems.Invalid;

/** Which events an admin wants to see; what is null does not matter. */
record EventFilter(
        @Nullable String type,
        @Nullable String student,
        @Nullable String course,
        @Nullable String offering,
        @Nullable String enrollment) {

    private static final Pattern TYPE = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*");
    private static final int LONGEST = 200;

    EventFilter {
        type = given("type", type);
        student = given("student", student);
        course = given("course", course);
        offering = given("offering", offering);
        enrollment = given("enrollment", enrollment);
        if (type != null && !TYPE.matcher(type).matches()) {
            throw new Invalid("type", "must be an event type, such as enrollment.activated");
        }
    }

    boolean matches(RecordedEvent event) {
        return (type == null || (isWholeType(type) ? type.equals(event.type()) : type.equals(event.kind())))
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
            criteria.and("kind").is(EventReader.kind(type));
            if (isWholeType(type)) {
                criteria.and("type").is(type);
            }
        }
        return criteria;
    }

    private static boolean isWholeType(String type) {
        return !EventReader.kind(type).equals(type);
    }

    /** An empty field of a form asks for nothing. */
    private static @Nullable String given(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        if (value.length() > LONGEST) {
            throw new Invalid(name, "is too long");
        }
        return value;
    }
}
