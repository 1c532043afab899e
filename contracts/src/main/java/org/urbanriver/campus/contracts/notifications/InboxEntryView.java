package org.urbanriver.campus.contracts.notifications;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One message to one person.
 *
 * @param kind what it is about, such as {@code enrollment-activated}
 * @param link address inside the campus where it can be acted on
 * @param readAt absent while unread
 */
public record InboxEntryView(
        String id,
        String kind,
        String title,
        String text,
        @Nullable String link,
        Instant at,
        @Nullable Instant readAt) {}
