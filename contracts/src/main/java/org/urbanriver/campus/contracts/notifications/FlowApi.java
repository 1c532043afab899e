package org.urbanriver.campus.contracts.notifications;

import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/**
 * How well events flow through the campus, for admins. The tables are also files: {@code GET /api/monitor/flow/outboxes.csv},
 * {@code …/lags.csv} and {@code …/rates.csv}.
 */
@HttpExchange("/api/monitor/flow")
public interface FlowApi {

    /** Answered within two seconds, whatever is away; what could not be learned says why. */
    @GetExchange
    FlowHealth flow();
}
