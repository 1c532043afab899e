package org.urbanriver.campus.gateway.page;

import org.urbanriver.campus.contracts.Page;
import org.urbanriver.campus.contracts.notifications.InboxEntryView;

/** The viewer's messages, newest first. */
public record Inbox(Frame frame, Page<InboxEntryView> entries) implements Screen {}
