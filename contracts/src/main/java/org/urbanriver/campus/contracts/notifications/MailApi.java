package org.urbanriver.campus.contracts.notifications;

import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** The mail that events ask for; for admins. How far each came is told by the timeline of its enrollment. */
@HttpExchange("/api/monitor/mails")
public interface MailApi {

    /**
     * Puts a mail that failed into the queue again, to go to the address that its recipient has by now. One that did not fail
     * is refused ({@code mail-not-failed}), also when it is asked for a second time.
     */
    @PostExchange("/send-again")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void sendAgain(@Valid @RequestBody FailedMail mail);
}
