package org.urbanriver.campus.contracts.enrollments;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PutExchange;
import org.urbanriver.campus.contracts.Page;

/** A student's studies as they stand now: what comes next, and where to go on. */
@HttpExchange("/api/learning")
public interface LearningApi {

    /** All that the caller studies; page and size are of what is behind them. */
    @GetExchange
    LearningOverview overview(
            @RequestParam(defaultValue = "0") @Min(0) @Max(10_000) int page,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.MAX_SIZE) int size);

    /** One enrollment; for everyone but its student and the staff it does not exist (404). */
    @GetExchange("/{enrollmentId}")
    LearningView learning(@PathVariable String enrollmentId);

    /**
     * Notes which module the caller has opened, so that they find back to it, and answers the enrollment by which they read
     * it; doing so again changes nothing. 404 for who reads without a seat, as staff do.
     */
    @PutExchange("/courses/{slug}/bookmark")
    EnrollmentView open(@PathVariable String slug, @Valid @RequestBody BookmarkCommand command);
}
