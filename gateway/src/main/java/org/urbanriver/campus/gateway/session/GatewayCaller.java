package org.urbanriver.campus.gateway.session;

import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.urbanriver.campus.platform.security.Caller;
import org.urbanriver.campus.platform.security.CurrentCaller;

/** Tells the caller from what the gateway itself has proven, where services read it from the gateway's token. */
@Component
class GatewayCaller extends CurrentCaller {

    @Override
    public Optional<Caller> find() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn signedIn
                ? Optional.of(signedIn.getPrincipal())
                : Optional.empty();
    }
}
