package org.urbanriver.campus.gateway.route;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.client.RestClientResponseException;
import org.urbanriver.campus.contracts.problems.ProblemType;
import org.urbanriver.campus.platform.problems.Problems;

/** Reads from a service's answer why it did not do what a page asked of it. */
public final class ServiceProblems {

    private ServiceProblems() {}

    /** The service's own words for a refusal; a service that failed is unavailable, whatever it said. */
    public static ProblemDetail of(RestClientResponseException e) {
        if (e.getStatusCode().is5xxServerError()) {
            return Problems.problem(
                    ProblemType.UNAVAILABLE, "A part of the campus cannot answer right now. Try again in a moment.");
        }
        var told = told(e);
        var detail = told == null ? null : told.getDetail();
        var problem = type(told)
                .map(type -> Problems.problem(type, detail == null ? type.title() + "." : detail))
                .orElseGet(() -> Problems.of(e.getStatusCode(), detail));
        Optional.ofNullable(told)
                .map(ProblemDetail::getProperties)
                .map(properties -> properties.get("errors"))
                .ifPresent(errors -> problem.setProperty("errors", errors));
        return problem;
    }

    public static boolean is(RestClientResponseException e, ProblemType type) {
        return type(told(e)).filter(type::equals).isPresent();
    }

    private static Optional<ProblemType> type(@Nullable ProblemDetail told) {
        return Optional.ofNullable(told)
                .map(ProblemDetail::getProperties)
                .map(properties -> properties.get("reason"))
                .flatMap(reason -> ProblemType.of(reason.toString()));
    }

    private static @Nullable ProblemDetail told(RestClientResponseException e) {
        var headers = e.getResponseHeaders();
        return headers != null && MediaType.APPLICATION_PROBLEM_JSON.isCompatibleWith(headers.getContentType())
                ? e.getResponseBodyAs(ProblemDetail.class)
                : null;
    }
}
