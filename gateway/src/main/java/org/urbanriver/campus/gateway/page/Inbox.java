package org.urbanriver.campus.gateway.page;

import org.urbanriver.campus.contracts.Page;
import org.urbanriver.campus.contracts.notifications.InboxEntryView;

/**
 * The viewer's messages, newest first.
 *
 * @param unread how many on all pages were not read yet
 */
public record Inbox(Frame frame, Page<InboxEntryView> entries, long unread) implements Screen {}
