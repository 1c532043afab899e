package org.urbanriver.campus.gateway.page.inbox;

import org.jspecify.annotations.Nullable;
import org.urbanriver.campus.contracts.Page;
import org.urbanriver.campus.contracts.notifications.InboxEntryView;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Screen;

/**
 * One page of messages, which changes in place.
 *
 * @param unread how many on all pages were not read yet
 * @param changed whether something was just marked, so that the bell changes along
 */
public record Messages(Frame frame, Page<InboxEntryView> entries, long unread, boolean changed) implements Screen {

    static final String ID = "messages";

    /** When the newest message on the first page was written: what the viewer can have seen. Empty on other pages. */
    public String newest() {
        return entries.page() > 0 || entries.items().isEmpty()
                ? ""
                : entries.items().getFirst().at().toString();
    }

    /** Messages are written in English, which a page in another language says of them. */
    public @Nullable String languageOfText() {
        return frame.language().equals("en") ? null : "en";
    }
}
