package org.urbanriver.campus.contracts.enrollments;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** Tells a student before they try. */
@HttpExchange("/api/offerings")
public interface EligibilityApi {

    /**
     * What would come of enrolling now, and all that stands against it.
     *
     * @param student whom to tell of, for staff; absent means the caller. The answer is for the student enrolling themselves:
     *     staff who enroll them are bound neither to the enrollment window nor to prerequisites
     */
    @GetExchange("/{id}/eligibility")
    Eligibility eligibility(
            @PathVariable String id, @RequestParam(required = false) @Size(max = 60) @Nullable String student);
}
