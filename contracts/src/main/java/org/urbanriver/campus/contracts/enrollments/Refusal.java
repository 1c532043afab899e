package org.urbanriver.campus.contracts.enrollments;

import com.fasterxml.jackson.annotation.JsonValue;
import org.urbanriver.campus.contracts.problems.ProblemType;

/** Why a seat is refused; the slug is the same in API, page and event. */
public enum Refusal {
    FULL(
            ProblemType.FULL,
            "Every seat is taken and there is no waitlist. Choose another date, or come back: a seat may be freed."),
    WINDOW_CLOSED(
            ProblemType.WINDOW_CLOSED,
            "Enrollment for this offering has closed. Choose another date or ask the institute."),
    NOT_OPEN_YET(ProblemType.NOT_OPEN_YET, "Enrollment for this offering has not opened yet."),
    PREREQUISITE(ProblemType.PREREQUISITE, "This offering asks for another course to be completed first."),
    ALREADY_ENROLLED(ProblemType.ALREADY_ENROLLED, "The student is already enrolled in this offering."),
    CANCELLED(ProblemType.CANCELLED, "This offering was cancelled. Choose another date.");

    private final ProblemType problem;
    private final String sentence;

    Refusal(ProblemType problem, String sentence) {
        this.problem = problem;
        this.sentence = sentence;
    }

    public ProblemType problem() {
        return problem;
    }

    @JsonValue
    public String slug() {
        return problem.slug();
    }

    /** Says to the student what is the matter and what can be done. */
    public String sentence() {
        return sentence;
    }
}
