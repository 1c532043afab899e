package org.urbanriver.campus.contracts.enrollments;

import jakarta.validation.Valid;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * Reserving seats of an offering, for its staff. A reserved seat is not free for anybody else; staff give it to a student by
 * naming the reservation when they enroll them.
 */
@HttpExchange("/api/offerings/{offeringId}/holds")
public interface HoldApi {

    /**
     * Reserves seats; all of them must be free, else 409 {@code full}. The same {@code id} again answers with the reservation
     * that is there (409 {@code hold-exists} if it differs, {@code hold-ended} if it has ended).
     */
    @PostExchange
    @ResponseStatus(HttpStatus.CREATED)
    HoldView hold(@PathVariable String offeringId, @Valid @RequestBody HoldCommand command);

    /** Those that have not ended, in the order of their coming; 100 at most. */
    @GetExchange
    List<HoldView> holds(@PathVariable String offeringId);

    /** Frees what is left of it; doing so again changes nothing. */
    @DeleteExchange("/{holdId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void release(@PathVariable String offeringId, @PathVariable String holdId);
}
