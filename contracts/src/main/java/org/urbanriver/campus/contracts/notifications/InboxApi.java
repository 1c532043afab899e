package org.urbanriver.campus.contracts.notifications;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.urbanriver.campus.contracts.Page;

/**
 * The caller's own messages. Their live stream is {@code GET /api/inbox/stream} (server-sent events), which begins with what
 * comes next, behind {@code Last-Event-ID}, or on a first connection behind the position {@code after}.
 */
@HttpExchange("/api/inbox")
public interface InboxApi {

    /** Newest first. */
    @GetExchange
    InboxPage inbox(
            @RequestParam(defaultValue = "0") @Min(0) @Max(10_000) int page,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.MAX_SIZE) int size);

    /** How many of all messages were not read yet; costs little, so that every page may ask. */
    @GetExchange("/unread")
    UnreadView unread();

    /** Marks all messages read that somebody has had before them; answers how many came since. */
    @PostExchange("/read")
    UnreadView readAll(@Valid @RequestBody ReadAllCommand command);

    /** Marks a message read; doing so again changes nothing. */
    @PostExchange("/{id}/read")
    InboxEntryView read(@PathVariable String id);
}
