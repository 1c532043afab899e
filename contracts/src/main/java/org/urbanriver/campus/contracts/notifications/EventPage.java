package org.urbanriver.campus.contracts.notifications;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some recorded events, newest first.
 *
 * @param next to be sent as {@code cursor} for those before them; absent at the end
 * @param position of a first page in the live stream: {@code GET /api/monitor/events/stream?after=<position>} with the same
 *     filters tells all that is not in here yet, and at most repeats what arrived while this page was made; absent on the
 *     pages that follow
 */
public record EventPage(
        List<MonitoredEvent> items,
        @Nullable String next,
        @Nullable String position) {}
