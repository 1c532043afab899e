package org.urbanriver.campus.contracts.notifications;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.urbanriver.campus.contracts.Page;

/**
 * What instructors and admins did, for admins: an append-only record, kept for ever. It is there as a CSV file too, {@code GET
 * /api/monitor/audit.csv} with the same filters; a file has at most 100,000 rows, and says in its last line if it is not
 * complete.
 */
@HttpExchange("/api/monitor")
public interface AuditApi {

    /**
     * Newest first.
     *
     * @param who account that acted
     * @param what kind of act, such as {@code offering.changed}
     * @param from inclusive
     * @param to exclusive
     */
    @GetExchange("/audit")
    AuditPage audit(
            @RequestParam(required = false) @Nullable String who,
            @RequestParam(required = false) @Nullable String what,
            @RequestParam(required = false) @Nullable String subject,
            @RequestParam(required = false) @Nullable String student,
            @RequestParam(required = false) @Nullable String course,
            @RequestParam(required = false) @Nullable String offering,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") @Min(1) @Max(Page.MAX_SIZE) int size);
}
