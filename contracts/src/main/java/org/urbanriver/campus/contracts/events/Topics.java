package org.urbanriver.campus.contracts.events;

/** The Kafka topics; each is declared and written by one service, and keyed by the aggregate's id. */
public interface Topics {

    String ACCOUNTS = "account-events";

    String COURSES = "course-events";

    String ENROLLMENTS = "enrollment-events";
}
