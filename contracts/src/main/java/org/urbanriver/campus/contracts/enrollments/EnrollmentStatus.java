package org.urbanriver.campus.contracts.enrollments;

/** Where an enrollment stands. */
public enum EnrollmentStatus {
    WAITLISTED,
    ACTIVE,
    WITHDRAWN,
    COMPLETED
}
