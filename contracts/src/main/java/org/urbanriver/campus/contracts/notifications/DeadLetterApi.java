package org.urbanriver.campus.contracts.notifications;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.urbanriver.campus.contracts.Page;

/** What consumers could not digest, and what becomes of it; for admins. */
@HttpExchange("/api/monitor/dead-letters")
public interface DeadLetterApi {

    /** {@code type} is a wire type or its last words, such as {@code enrollment.activated}. */
    @GetExchange
    DeadLetterPage letters(
            @RequestParam(required = false) @Nullable DeadLetterState state,
            @RequestParam(required = false) @Nullable String group,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable String reasonClass,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") @Min(1) @Max(Page.MAX_SIZE) int size);

    @GetExchange("/{id}")
    DeadLetterDetail letter(@PathVariable String id, @RequestParam(defaultValue = "false") boolean trace);

    /**
     * Sends an open letter again, to the group that failed and no other. Asking again changes nothing; a discarded letter is
     * refused ({@code already-decided}).
     */
    @PostExchange("/{id}/replay")
    DeadLetterView replay(@PathVariable String id);

    /** Sends all open letters of a kind again; they go out one after the other, the oldest first. */
    @PostExchange("/replay")
    ReplayAnswer replayAll(@Valid @RequestBody ReplayCommand which);

    /** Puts an open letter away. Asking again changes nothing; a replayed one is refused ({@code already-decided}). */
    @PostExchange("/{id}/discard")
    DeadLetterView discard(@PathVariable String id, @Valid @RequestBody DiscardCommand command);
}
