package org.urbanriver.campus.contracts.accounts;

/** What an account may do; an account holds one or more. Staff are instructors and admins. */
public enum Role {
    STUDENT,
    INSTRUCTOR,
    ADMIN
}
