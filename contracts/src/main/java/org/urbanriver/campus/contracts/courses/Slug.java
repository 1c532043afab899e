package org.urbanriver.campus.contracts.courses;

/** The form of names that stand in addresses: lower-case words joined by hyphens. */
public interface Slug {

    String PATTERN = "[a-z0-9]+(-[a-z0-9]+)*";

    String MESSAGE = "must be lower-case letters and digits, joined by single hyphens";
}
