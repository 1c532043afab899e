package org.urbanriver.campus.gateway.account;

import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import org.springframework.web.bind.annotation.RestController;
import org.urbanriver.campus.contracts.accounts.AddressApi;
import org.urbanriver.campus.contracts.accounts.AddressBatch;
import org.urbanriver.campus.contracts.accounts.ResolvedAddress;
import org.urbanriver.campus.platform.security.CurrentCaller;

/** Tells services whose accounts addresses are. */
@Hidden
@RestController
class AddressController implements AddressApi {

    private final Invitations invitations;
    private final CurrentCaller caller;

    AddressController(Invitations invitations, CurrentCaller caller) {
        this.invitations = invitations;
        this.caller = caller;
    }

    @Override
    public List<ResolvedAddress> resolve(AddressBatch batch) {
        caller.get().requireStaff();
        return batch.people().stream()
                .map(person -> invitations.resolve(person, batch.course()))
                .toList();
    }
}
