package org.urbanriver.campus.contracts.courses;

/** Who teaches a course: the account's id and the name to show. */
public record InstructorView(String id, String name) {}
