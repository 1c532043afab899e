package org.urbanriver.campus.contracts.notifications;

/**
 * What the campus runs on, as the stores themselves tell it.
 *
 * @param database such as {@code MongoDB 8.0.4, replica set} or {@code embedded store}
 * @param broker such as {@code Kafka, 3 brokers} or {@code embedded Kafka}
 */
public record SystemView(String database, String broker) {}
