package org.urbanriver.campus.contracts.enrollments;

/** Whether an offering takes place. */
public enum OfferingStatus {
    OPEN,
    CANCELLED
}
