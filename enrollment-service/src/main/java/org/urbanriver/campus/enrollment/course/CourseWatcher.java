package org.urbanriver.campus.enrollment.course;

/** Wants to know when a course's copy may have changed; told at least once for each change, the newest copy each time. */
@FunctionalInterface
public interface CourseWatcher {

    void courseChanged(CourseCopy course);
}
