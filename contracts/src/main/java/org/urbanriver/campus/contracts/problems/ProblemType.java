package org.urbanriver.campus.contracts.problems;

import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.HttpStatus;

/**
 * The problem types of RFC 9457 that a response may carry; {@code /problems/<slug>} explains each of them. The slug is
 * for ever.
 */
public enum ProblemType {
    MALFORMED("malformed", HttpStatus.BAD_REQUEST, "The request could not be read"),
    SIGN_IN_REQUIRED("sign-in-required", HttpStatus.UNAUTHORIZED, "Sign in first"),
    NOT_ALLOWED("not-allowed", HttpStatus.FORBIDDEN, "This is not for your account"),
    NO_SEAT("no-seat", HttpStatus.FORBIDDEN, "Lessons are for those with a seat in the course"),
    NOT_FOUND("not-found", HttpStatus.NOT_FOUND, "There is nothing here"),
    METHOD_NOT_ALLOWED("method-not-allowed", HttpStatus.METHOD_NOT_ALLOWED, "This address does not know that method"),
    NOT_ACCEPTABLE("not-acceptable", HttpStatus.NOT_ACCEPTABLE, "The answer cannot be given in that format"),
    TOO_LARGE("too-large", HttpStatus.CONTENT_TOO_LARGE, "The request is too large"),
    UNSUPPORTED_MEDIA_TYPE(
            "unsupported-media-type", HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The request has a format not known here"),
    RANGE_NOT_SATISFIABLE(
            "range-not-satisfiable", HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE, "There is no such part of the file"),
    INVALID("invalid", HttpStatus.UNPROCESSABLE_CONTENT, "Some fields are not right yet"),
    TOO_MANY_REQUESTS("too-many-requests", HttpStatus.TOO_MANY_REQUESTS, "Too many tries; wait a little"),
    CONCURRENT_CHANGE("concurrent-change", HttpStatus.CONFLICT, "Someone else changed this meanwhile"),

    FULL("full", HttpStatus.CONFLICT, "Every seat is taken"),
    WINDOW_CLOSED("window-closed", HttpStatus.CONFLICT, "Enrollment has closed"),
    NOT_OPEN_YET("not-open-yet", HttpStatus.CONFLICT, "Enrollment has not opened yet"),
    PREREQUISITE("prerequisite", HttpStatus.CONFLICT, "Another course comes first"),
    ALREADY_ENROLLED("already-enrolled", HttpStatus.CONFLICT, "Already enrolled"),
    CANCELLED("cancelled", HttpStatus.CONFLICT, "The offering was cancelled"),
    OTHER_COURSE("other-course", HttpStatus.CONFLICT, "That is another course"),
    NOT_ACTIVE("not-active", HttpStatus.CONFLICT, "The enrollment is not active"),
    LEFT_BEFORE("left-before", HttpStatus.CONFLICT, "The student has left the offering"),
    NO_OFFER("no-offer", HttpStatus.CONFLICT, "No seat is offered"),
    OFFER_EXPIRED("offer-expired", HttpStatus.CONFLICT, "The offer has ended"),
    MAIL_NOT_FAILED("mail-not-failed", HttpStatus.CONFLICT, "The mail did not fail"),
    HOLD_EXISTS("hold-exists", HttpStatus.CONFLICT, "There is another reservation of that name"),
    HOLD_ENDED("hold-ended", HttpStatus.CONFLICT, "The reservation has ended"),
    TOO_MANY_HOLDS("too-many-holds", HttpStatus.CONFLICT, "There are too many reservations"),
    NOBODY_TO_WRITE_TO("nobody-to-write-to", HttpStatus.CONFLICT, "There is nobody to write to"),
    MODULES_OPEN("modules-open", HttpStatus.CONFLICT, "Some modules are not done yet"),
    CAPACITY_BELOW_SEATS("capacity-below-seats", HttpStatus.CONFLICT, "More seats are held than that"),
    COURSE_NOT_PUBLISHED("course-not-published", HttpStatus.CONFLICT, "The course is not published"),
    COURSE_FIXED("course-fixed", HttpStatus.CONFLICT, "An offering never moves to another course"),

    ARCHIVED("archived", HttpStatus.CONFLICT, "The course is archived"),
    NOTHING_TO_PUBLISH("nothing-to-publish", HttpStatus.CONFLICT, "There is nothing to publish"),
    SLUG_TAKEN("slug-taken", HttpStatus.CONFLICT, "That address is taken"),
    SLUG_FIXED("slug-fixed", HttpStatus.CONFLICT, "The address of a published course is fixed"),
    MEDIA_IN_USE("media-in-use", HttpStatus.CONFLICT, "A lesson shows this file"),
    TECHNIQUE_EXISTS("technique-exists", HttpStatus.CONFLICT, "There is such a technique already"),

    ALREADY_DECIDED("already-decided", HttpStatus.CONFLICT, "Somebody has decided otherwise"),

    EMAIL_TAKEN("email-taken", HttpStatus.CONFLICT, "There is an account with that address"),
    ACCOUNT_DISABLED("account-disabled", HttpStatus.CONFLICT, "The account is disabled"),
    ACCOUNT_CLOSED("account-closed", HttpStatus.CONFLICT, "The account is closed for good"),
    NOTHING_TO_VERIFY("nothing-to-verify", HttpStatus.CONFLICT, "There is no address to verify"),
    LINK_VOID("link-void", HttpStatus.CONFLICT, "The link does not work any more"),
    NOT_A_STUDENT("not-a-student", HttpStatus.CONFLICT, "The account is not a student's"),
    LAST_ADMIN("last-admin", HttpStatus.CONFLICT, "The last admin stays admin"),
    TOO_MANY_TOKENS("too-many-tokens", HttpStatus.CONFLICT, "There are too many tokens"),

    UNEXPECTED("unexpected", HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong on our side"),
    UNAVAILABLE("unavailable", HttpStatus.SERVICE_UNAVAILABLE, "A part of the campus is resting"),
    TIMED_OUT("timed-out", HttpStatus.GATEWAY_TIMEOUT, "A part of the campus took too long");

    private final String slug;
    private final HttpStatus status;
    private final String title;

    ProblemType(String slug, HttpStatus status, String title) {
        this.slug = slug;
        this.status = status;
        this.title = title;
    }

    public String slug() {
        return slug;
    }

    public HttpStatus status() {
        return status;
    }

    /** A short sentence in English; pages translate it by the slug. */
    public String title() {
        return title;
    }

    /** The problem's {@code type}: the address of its page, relative to the campus. */
    public URI type() {
        return URI.create("/problems/" + slug);
    }

    public static Optional<ProblemType> of(String slug) {
        return Arrays.stream(values()).filter(type -> type.slug.equals(slug)).findFirst();
    }
}
