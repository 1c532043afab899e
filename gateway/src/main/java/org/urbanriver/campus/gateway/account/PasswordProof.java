package org.urbanriver.campus.gateway.account;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;
import org.urbanriver.campus.gateway.limit.Limits;
import org.urbanriver.campus.platform.problems.Invalid;
import org.urbanriver.campus.platform.security.Caller;

/** Makes sure that it is the person and not their unlocked phone that changes how they sign in. */
@Component
public class PasswordProof {

    private final Directory directory;
    private final Limits limits;

    PasswordProof(Directory directory, Limits limits) {
        this.directory = directory;
        this.limits = limits;
    }

    /** Refuses a wrong password with 422, and with 429 when there were too many. */
    public void require(HttpServletRequest request, Caller caller, String password) {
        limits.signIn(
                request,
                caller.email(),
                () -> directory
                        .authenticate(caller.email(), password)
                        .filter(owner -> owner.is(caller.id()))
                        .orElseThrow(() -> new Invalid("/currentPassword", "is not the password of this account")));
    }
}
