package org.urbanriver.campus.contracts.notifications;

import java.util.List;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** What the campus runs on, for admins: figures mean little without it. */
@HttpExchange("/api/monitor/system")
public interface SystemApi {

    /** Answers 409 while a store does not answer. */
    @GetExchange
    SystemView system();

    /** Which settings are in force, for each service; secrets never leave it. The table is a file too, {@code …/settings.csv}. */
    @GetExchange("/settings")
    List<ServiceSettings> settings();
}
