package org.urbanriver.campus.contracts.notifications;

import java.util.List;

/**
 * One page of an inbox.
 *
 * @param page zero-based number of this page
 * @param size the most items that a page holds, 1 to 100
 * @param total items on all pages together
 * @param unread items on all pages together that were not read yet
 * @param position of this inbox in its live stream: {@code GET /api/inbox/stream?after=<position>} tells all that is not in
 *     here yet, and at most repeats what arrived while this page was made
 */
public record InboxPage(List<InboxEntryView> items, int page, int size, long total, long unread, String position) {}
