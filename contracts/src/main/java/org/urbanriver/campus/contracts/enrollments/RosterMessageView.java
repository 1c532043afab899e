package org.urbanriver.campus.contracts.enrollments;

import java.time.Instant;

/**
 * A message that staff sent to the people on a roster.
 *
 * @param by account of who wrote it
 * @param byName their name then
 * @param recipients how many people it went to
 */
public record RosterMessageView(
        String id,
        String subject,
        String text,
        boolean waiting,
        String by,
        String byName,
        Instant sentAt,
        int recipients) {}
