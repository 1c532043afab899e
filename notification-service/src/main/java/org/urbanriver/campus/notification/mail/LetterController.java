package org.urbanriver.campus.notification.mail;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.web.bind.annotation.RestController;
import org.urbanriver.campus.contracts.notifications.LetterApi;
import org.urbanriver.campus.contracts.notifications.LetterCommand;
import org.urbanriver.campus.notification.message.SecretMessages;
import org.urbanriver.campus.platform.security.CurrentCaller;

/** Puts the gateway's letters into the queue of all mail. */
@Hidden
@RestController
class LetterController implements LetterApi {

    private final Mails mails;
    private final Postman postman;
    private final MailSettings settings;
    private final CurrentCaller caller;

    LetterController(Mails mails, Postman postman, MailSettings settings, CurrentCaller caller) {
        this.mails = mails;
        this.postman = postman;
        this.settings = settings;
        this.caller = caller;
    }

    @Override
    public void send(LetterCommand letter) {
        caller.get().requireGateway();
        var message = SecretMessages.of(letter);
        if (settings.hasServer()) {
            mails.queueSecret(message, letter.id(), new Addressee(letter.email(), letter.name()));
            postman.wake();
        } else {
            mails.skipSecret(message, letter.id(), "no mail server is configured");
        }
    }
}
