package org.urbanriver.campus.platform.problems;

/**
 * What is wrong with one field.
 *
 * @param pointer JSON pointer (RFC 6901) into the body, or the name of a parameter
 * @param message continues a sentence that begins with the field, such as "must not be blank"
 */
public record FieldProblem(String pointer, String message) {}
