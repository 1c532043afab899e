package org.urbanriver.campus.contracts.notifications;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.urbanriver.campus.contracts.Page;

/**
 * What happened on the campus, for admins. The live stream is {@code GET /api/monitor/events/stream} (server-sent
 * events), which takes the same filters and begins with what comes next, behind {@code Last-Event-ID}, or on a first connection
 * behind the position {@code after}. Both are there as CSV files too: {@code GET /api/monitor/events.csv} with the same filters,
 * and {@code GET /api/monitor/enrollments/{id}/timeline.csv}; a file has at most 100,000 rows, and says in its last line if it is
 * not complete.
 */
@HttpExchange("/api/monitor")
public interface MonitorApi {

    /** {@code type} is a wire type or its last words, such as {@code enrollment.activated}. */
    @GetExchange("/events")
    EventPage events(
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable String student,
            @RequestParam(required = false) @Nullable String course,
            @RequestParam(required = false) @Nullable String offering,
            @RequestParam(required = false) @Nullable String enrollment,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") @Min(1) @Max(Page.MAX_SIZE) int size);

    @GetExchange("/enrollments/{id}/timeline")
    Timeline timeline(@PathVariable String id);
}
