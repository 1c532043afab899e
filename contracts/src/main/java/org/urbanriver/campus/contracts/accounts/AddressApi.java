package org.urbanriver.campus.contracts.accounts;

import jakarta.validation.Valid;
import java.util.List;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * Finds the accounts of addresses, and makes those that are missing. Only services call it, with the token that the
 * gateway gave them for a call of an instructor or an admin; a session or an API token does not do.
 */
@HttpExchange("/internal/accounts")
public interface AddressApi {

    /** Answers one for each of the batch, in its order. Asking again finds what was made before. */
    @PostExchange
    List<ResolvedAddress> resolve(@Valid @RequestBody AddressBatch batch);
}
