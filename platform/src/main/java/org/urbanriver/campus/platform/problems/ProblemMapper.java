package org.urbanriver.campus.platform.problems;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.validation.FieldError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.web.ErrorResponse;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.urbanriver.campus.contracts.problems.ProblemType;
import org.urbanriver.campus.platform.Ids;
import org.urbanriver.campus.platform.StoreOutage;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;

/** The one place where an exception becomes a response; a cause unknown to it is logged and told only as an id. */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class ProblemMapper extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemMapper.class);

    @ExceptionHandler
    ResponseEntity<Object> refused(CampusException e, WebRequest request) {
        var errors = e.errors().stream().map(FieldMessages::translated).toList();
        var problem = Problems.problem(e.type(), String.valueOf(e.getMessage()), errors);
        e.properties().forEach(problem::setProperty);
        return answer(problem, e, request);
    }

    @ExceptionHandler
    ResponseEntity<Object> stale(OptimisticLockingFailureException e, WebRequest request) {
        return answer(
                Problems.problem(
                        ProblemType.CONCURRENT_CHANGE,
                        "Someone else changed this while you did. Load it again and repeat your change."),
                e,
                request);
    }

    @ExceptionHandler({
        DataAccessResourceFailureException.class,
        QueryTimeoutException.class,
        TransientDataAccessException.class
    })
    ResponseEntity<Object> storeDown(Exception e, WebRequest request) {
        log.warn("The store did not answer: {}", e.getMessage());
        return answer(
                Problems.problem(
                        ProblemType.UNAVAILABLE, "The campus cannot reach its data right now. Try again in a moment."),
                e,
                request);
    }

    @ExceptionHandler
    ResponseEntity<Object> unverifiable(AuthenticationServiceException e, WebRequest request) {
        log.warn("It cannot be told who calls: {}", e.getMessage());
        return answer(
                Problems.problem(
                        ProblemType.UNAVAILABLE,
                        "The campus cannot check who you are right now. Try again in a moment."),
                e,
                request);
    }

    @ExceptionHandler
    ResponseEntity<Object> notSignedIn(AuthenticationException e, WebRequest request) {
        var headers = new HttpHeaders();
        headers.add(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        var sentence = e instanceof InsufficientAuthenticationException
                ? "Sign in first, or send a token."
                : "This token is not valid: it is unknown, expired or revoked.";
        var problem = Problems.problem(ProblemType.SIGN_IN_REQUIRED, sentence);
        return answer(problem, headers, e, request);
    }

    @ExceptionHandler
    ResponseEntity<Object> denied(AccessDeniedException e, WebRequest request) {
        return answer(Problems.problem(ProblemType.NOT_ALLOWED, "Your account does not permit this."), e, request);
    }

    @ExceptionHandler
    ResponseEntity<Object> brokenForm(MultipartException e, WebRequest request) {
        return answer(Problems.problem(ProblemType.MALFORMED, "The form could not be read."), e, request);
    }

    /** Tomcat reads parameters only when somebody asks for them, and then finds that they are no UTF-8. */
    @ExceptionHandler
    ResponseEntity<Object> unreadable(InvalidParameterException e, WebRequest request) {
        return answer(Problems.problem(ProblemType.MALFORMED, "The parameters could not be read."), e, request);
    }

    @ExceptionHandler
    ResponseEntity<Object> unexpected(Exception e, WebRequest request) {
        if (StoreOutage.caused(e)) {
            return storeDown(e, request);
        }
        if (e instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            return answer(Problems.of(known.getStatusCode(), null), known.getHeaders(), e, request);
        }
        var id = Ids.next();
        log.error("Unexpected error {}", id, e);
        var problem = Problems.problem(
                ProblemType.UNEXPECTED, "This should not have happened. Please report the id " + id + ".");
        problem.setProperty("id", id);
        return answer(problem, e, request);
    }

    @Override
    protected ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var errors = e.getBindingResult().getAllErrors().stream()
                .map(error -> new FieldProblem(
                        error instanceof FieldError field ? pointer(field.getField()) : "",
                        Optional.ofNullable(error.getDefaultMessage()).orElse("is not valid")))
                .toList();
        return refused(new Invalid(errors), request);
    }

    @Override
    protected ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var body = new ArrayList<FieldProblem>();
        var parameters = new ArrayList<FieldProblem>();
        for (var result : e.getParameterValidationResults()) {
            var name = Optional.ofNullable(result.getMethodParameter().getParameterName())
                    .orElse("parameter");
            if (result instanceof ParameterErrors fields) {
                fields.getAllErrors()
                        .forEach(error -> body.add(new FieldProblem(
                                error instanceof FieldError field ? pointer(field.getField()) : "",
                                Optional.ofNullable(error.getDefaultMessage()).orElse("is not valid"))));
            } else {
                result.getResolvableErrors()
                        .forEach(error -> parameters.add(new FieldProblem(
                                name,
                                Optional.ofNullable(error.getDefaultMessage()).orElse("is not valid"))));
            }
        }
        if (parameters.isEmpty()) {
            return refused(new Invalid(body), request);
        }
        return malformed(e, parameters, request);
    }

    @Override
    protected ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var name = e instanceof MethodArgumentTypeMismatchException argument ? argument.getName() : e.getPropertyName();
        return malformed(e, List.of(new FieldProblem(String.valueOf(name), "has a value of the wrong kind")), request);
    }

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (e.getCause() instanceof MismatchedInputException mismatch) {
            return malformed(e, List.of(new FieldProblem(pointer(mismatch), wrongKind(mismatch))), request);
        }
        if (e.getCause() instanceof InputCoercionException number) {
            return malformed(e, List.of(new FieldProblem(pointer(number), "is a number out of range")), request);
        }
        return answer(Problems.problem(ProblemType.MALFORMED, "The body is missing or is not valid JSON."), e, request);
    }

    /** What was thrown with a problem of ours in it keeps that problem's own words. */
    @Override
    protected @Nullable ResponseEntity<Object> handleErrorResponseException(
            ErrorResponseException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return handleExceptionInternal(e, isOurs(e.getBody()) ? e.getBody() : null, headers, status, request);
    }

    /** Gives the answers of the framework itself (404, 405, 406, 413, 415 and their like) our own types and words. */
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var ours = body instanceof ProblemDetail problem && isOurs(problem)
                ? problem
                : Problems.of(status, body instanceof ProblemDetail problem ? problem.getDetail() : null);
        if (request instanceof ServletWebRequest servlet) {
            ours.setInstance(address(servlet.getRequest()));
        }
        var ourHeaders = new HttpHeaders(headers);
        ourHeaders.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return super.handleExceptionInternal(e, ours, ourHeaders, HttpStatusCode.valueOf(ours.getStatus()), request);
    }

    private static boolean isOurs(ProblemDetail problem) {
        return problem.getType() != null
                && problem.getType().getPath() != null
                && problem.getType().getPath().startsWith("/problems/");
    }

    private ResponseEntity<Object> malformed(Exception e, List<FieldProblem> errors, WebRequest request) {
        var first = errors.getFirst();
        var where = first.pointer().isEmpty() ? "The body" : first.pointer();
        var told = errors.stream().map(FieldMessages::translated).toList();
        return answer(Problems.problem(ProblemType.MALFORMED, where + " " + first.message() + ".", told), e, request);
    }

    private ResponseEntity<Object> answer(ProblemDetail problem, Exception e, WebRequest request) {
        return answer(problem, new HttpHeaders(), e, request);
    }

    private ResponseEntity<Object> answer(ProblemDetail problem, HttpHeaders headers, Exception e, WebRequest request) {
        var status = HttpStatusCode.valueOf(problem.getStatus());
        var answer = handleExceptionInternal(e, problem, headers, status, request);
        return answer == null ? ResponseEntity.status(status).build() : answer;
    }

    /** The server lets brackets pass in an address, the rules for addresses do not. */
    private static URI address(HttpServletRequest request) {
        return URI.create(request.getRequestURI().replace("[", "%5B").replace("]", "%5D"));
    }

    private static String wrongKind(MismatchedInputException e) {
        if (e instanceof InvalidFormatException format
                && format.getTargetType() != null
                && format.getTargetType().isEnum()) {
            return "must be one of " + List.of(format.getTargetType().getEnumConstants());
        }
        return "has a value of the wrong kind";
    }

    private static String pointer(JacksonException e) {
        var pointer = new StringBuilder();
        for (var step : e.getPath()) {
            pointer.append('/').append(step.getPropertyName() == null ? step.getIndex() : step.getPropertyName());
        }
        return pointer.toString();
    }

    /** {@code dates[0].startsAt} becomes {@code /dates/0/startsAt}. */
    private static String pointer(String field) {
        return "/" + field.replace("].", "/").replace('[', '/').replace("]", "").replace('.', '/');
    }
}
