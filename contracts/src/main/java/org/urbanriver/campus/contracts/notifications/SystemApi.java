package org.urbanriver.campus.contracts.notifications;

import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** What the campus runs on, for admins: figures mean little without it. */
@HttpExchange("/api/monitor/system")
public interface SystemApi {

    /** Answers 409 while a store does not answer. */
    @GetExchange
    SystemView system();
}
