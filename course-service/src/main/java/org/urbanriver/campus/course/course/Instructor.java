package org.urbanriver.campus.course.course;

import org.urbanriver.campus.contracts.courses.InstructorView;
import org.urbanriver.campus.platform.security.Caller;

/** Who teaches a course, with the name as it was when the course was last changed. */
public record Instructor(String account, String name) {

    static Instructor of(Caller caller) {
        return new Instructor(caller.id(), caller.name());
    }

    public InstructorView view() {
        return new InstructorView(account, name);
    }
}
