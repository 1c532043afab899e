package org.urbanriver.campus.contracts.accounts;

/**
 * Mail that a person may do without; what it says is in their inbox all the same. Mail about their seat, their class dates
 * or the safety of their account is always sent, and not listed here.
 */
public enum OptionalMail {
    /** to students: congratulations on a completed course */
    COMPLETION,
    /** to instructors: a student enrolled in a course of theirs, left or moved */
    STUDENTS
}
