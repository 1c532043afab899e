package org.urbanriver.campus.contracts.notifications;

import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * Takes letters that no event could ask for: they hold a secret, which events, being kept for ever and read by admins, must
 * not, or go to an address that an account no longer has. Only the gateway itself may hand them over (403).
 */
@HttpExchange("/internal/letters")
public interface LetterApi {

    /** Answers when the letter is in the mail queue for good; a letter whose id is known is not taken again. */
    @PostExchange
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void send(@Valid @RequestBody LetterCommand letter);
}
