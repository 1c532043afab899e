package org.urbanriver.campus.gateway.route;

import jakarta.servlet.http.HttpServletRequest;
import java.net.SocketTimeoutException;
import java.net.URI;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClientResponseException;
import org.urbanriver.campus.contracts.problems.ProblemType;
import org.urbanriver.campus.platform.problems.Problems;

/** Says in the campus's own way that a service did not answer. */
@RestControllerAdvice
@Order(0)
class RouteProblems {

    private static final Logger log = LoggerFactory.getLogger(RouteProblems.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> notAnswered(ResourceAccessException e, HttpServletRequest request) {
        var problem = problem(e);
        problem.setInstance(URI.create(request.getRequestURI()));
        log.warn("{} {}: {}", request.getMethod(), request.getRequestURI(), e.getMessage());
        var answer = ResponseEntity.status(problem.getStatus()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (problem.getStatus() == ProblemType.UNAVAILABLE.status().value()) {
            answer.header(HttpHeaders.RETRY_AFTER, "5");
        }
        return answer.body(problem);
    }

    /** A page that is nothing without the answer of a service which refused or failed. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(RestClientResponseException e, HttpServletRequest request) {
        var problem = ServiceProblems.of(e);
        problem.setInstance(URI.create(request.getRequestURI()));
        var answer = ResponseEntity.status(problem.getStatus()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (e.getStatusCode().is5xxServerError()) {
            log.warn("{} {}: {}", request.getMethod(), request.getRequestURI(), e.getMessage());
            answer.header(HttpHeaders.RETRY_AFTER, "5");
        }
        return answer.body(problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooLarge(BodyLimit.Exceeded e, HttpServletRequest request) {
        var problem = BodyLimit.problem();
        problem.setInstance(URI.create(request.getRequestURI()));
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static ProblemDetail problem(ResourceAccessException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof BodyLimit.Exceeded) {
                return BodyLimit.problem();
            }
            if (cause instanceof SocketTimeoutException && !(cause instanceof ConnectTimeoutException)) {
                return Problems.problem(
                        ProblemType.TIMED_OUT,
                        "A part of the campus took too long to answer. If you changed something, look whether it was"
                                + " done before you repeat it.");
            }
        }
        return Problems.problem(
                ProblemType.UNAVAILABLE, "A part of the campus cannot be reached right now. Try again in a moment.");
    }
}
