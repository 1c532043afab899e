package org.urbanriver.campus.contracts.operations;

import java.util.List;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** Answered by every service, between services only, and in the name of an admin alone. */
@HttpExchange("/internal/settings")
public interface SettingsApi {

    /** By variable; secrets without their values. */
    @GetExchange
    List<Setting> settings();
}
