package org.urbanriver.campus.contracts.enrollments;

import jakarta.validation.Valid;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** Writing to everyone on the roster of an offering, for its staff. */
@HttpExchange("/api/offerings/{offeringId}/messages")
public interface RosterMessageApi {

    /**
     * Each recipient gets it once, into their inbox and as mail. 409 {@code nobody-to-write-to} when there is none, 429
     * {@code too-many-requests} after five messages to an offering in an hour.
     */
    @PostExchange
    @ResponseStatus(HttpStatus.CREATED)
    RosterMessageView send(@PathVariable String offeringId, @Valid @RequestBody RosterMessageCommand command);

    /** The last that were sent, newest first; 20 at most. */
    @GetExchange
    List<RosterMessageView> sent(@PathVariable String offeringId);
}
