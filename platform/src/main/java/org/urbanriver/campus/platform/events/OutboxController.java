package org.urbanriver.campus.platform.events;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.RestController;
import org.urbanriver.campus.contracts.accounts.Role;
import org.urbanriver.campus.contracts.operations.OutboxApi;
import org.urbanriver.campus.contracts.operations.OutboxView;
import org.urbanriver.campus.platform.security.CurrentCaller;

/** Tells the monitor what waits in the outboxes of this service. */
@Hidden
@RestController
class OutboxController implements OutboxApi {

    private final OutboxRelay relay;
    private final ObjectProvider<CurrentCaller> caller;
    private final String service;

    OutboxController(
            OutboxRelay relay,
            ObjectProvider<CurrentCaller> caller,
            @Value("${spring.application.name}") String service) {
        this.relay = relay;
        this.caller = caller;
        this.service = service;
    }

    @Override
    public OutboxView outbox() {
        caller.getObject().get().require(Role.ADMIN);
        var backlog = relay.backlog();
        return new OutboxView(service, backlog.waiting(), backlog.more(), backlog.oldest(), backlog.seenAt());
    }
}
