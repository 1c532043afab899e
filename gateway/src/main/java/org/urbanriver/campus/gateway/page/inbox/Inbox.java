package org.urbanriver.campus.gateway.page.inbox;

import org.urbanriver.campus.contracts.Page;
import org.urbanriver.campus.contracts.notifications.InboxEntryView;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Screen;

/**
 * The viewer's messages, newest first.
 *
 * @param unread how many on all pages were not read yet
 */
public record Inbox(Frame frame, Page<InboxEntryView> entries, long unread) implements Screen {}
