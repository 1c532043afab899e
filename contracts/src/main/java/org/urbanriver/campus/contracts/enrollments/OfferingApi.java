package org.urbanriver.campus.contracts.enrollments;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;
import org.urbanriver.campus.contracts.Page;

/** Scheduling and reading offerings. Changes are for the course's instructors and for admins. */
@HttpExchange("/api/offerings")
public interface OfferingApi {

    /** Offerings, those that start first at the front; {@code course} is a course's id or slug. */
    @GetExchange
    Page<OfferingView> offerings(
            @RequestParam(required = false) @Nullable String course,
            @RequestParam(defaultValue = "0") @Min(0) @Max(10_000) int page,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.MAX_SIZE) int size);

    /**
     * The offerings that the caller is staff of, for admins all, cancelled ones too; those that start first at the front, those
     * without dates at the end.
     *
     * @param from leaves out what ends before; what has no dates is never left out
     * @param until leaves out what starts at that moment or later
     */
    @GetExchange("/taught")
    Page<OfferingView> taught(
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant until,
            @RequestParam(defaultValue = "0") @Min(0) @Max(10_000) int page,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.MAX_SIZE) int size);

    @GetExchange("/{id}")
    OfferingView offering(@PathVariable String id);

    @PostExchange
    @ResponseStatus(HttpStatus.CREATED)
    OfferingView schedule(@Valid @RequestBody OfferingCommand command);

    @PutExchange("/{id}")
    OfferingView change(@PathVariable String id, @Valid @RequestBody OfferingCommand command);

    /**
     * Settles that it takes place whatever the number, also before its date to decide; those with a seat are told. Doing so
     * again changes nothing; a cancelled one is refused with {@code cancelled}.
     */
    @PostExchange("/{id}/confirm")
    OfferingView confirm(@PathVariable String id);

    /** Everyone enrolled or waiting is withdrawn with this reason and told. */
    @PostExchange("/{id}/cancel")
    OfferingView cancel(@PathVariable String id, @Valid @RequestBody Reason reason);

    /**
     * Who has a seat, waits or has withdrawn, in the order of their coming; those who wait in the order of the queue when
     * asked for alone.
     *
     * @param q words that must all begin a part of the name or the address
     */
    @GetExchange("/{id}/roster")
    Page<RosterEntry> roster(
            @PathVariable String id,
            @RequestParam(required = false) @Size(max = 100) @Nullable String q,
            @RequestParam(required = false) @Nullable EnrollmentStatus status,
            @RequestParam(defaultValue = "0") @Min(0) @Max(10_000) int page,
            @RequestParam(defaultValue = "50") @Min(1) @Max(Page.MAX_SIZE) int size);

    /** The whole roster as RFC 4180 CSV with a header line. */
    @GetExchange(url = "/{id}/roster.csv", accept = "text/csv")
    ResponseEntity<String> rosterCsv(@PathVariable String id);
}
