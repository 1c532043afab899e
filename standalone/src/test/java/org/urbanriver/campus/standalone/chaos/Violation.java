package org.urbanriver.campus.standalone.chaos;

/** @param subject the offering, enrollment or event that it is about; its story tells more */
record Violation(String subject, String words) {}
