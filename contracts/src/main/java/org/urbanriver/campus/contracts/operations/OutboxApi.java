package org.urbanriver.campus.contracts.operations;

import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** Answered by every service, between services only, and in the name of an admin alone. */
@HttpExchange("/internal/outbox")
public interface OutboxApi {

    @GetExchange
    OutboxView outbox();
}
