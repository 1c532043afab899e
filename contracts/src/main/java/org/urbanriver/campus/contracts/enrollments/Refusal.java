package org.urbanriver.campus.contracts.enrollments;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why a seat is refused; the slug is the same in API, page and event. */
public enum Refusal {
    @JsonProperty("full")
    FULL(
            "full",
            "Every seat is taken and there is no waitlist. Choose another date, or come back: a seat may be freed."),
    @JsonProperty("window-closed")
    WINDOW_CLOSED(
            "window-closed", "Enrollment for this offering has closed. Choose another date or ask the institute."),
    @JsonProperty("not-open-yet")
    NOT_OPEN_YET("not-open-yet", "Enrollment for this offering has not opened yet."),
    @JsonProperty("prerequisite")
    PREREQUISITE("prerequisite", "This offering asks for another course to be completed first."),
    @JsonProperty("already-enrolled")
    ALREADY_ENROLLED("already-enrolled", "The student is already enrolled in this offering."),
    @JsonProperty("cancelled")
    CANCELLED("cancelled", "This offering was cancelled. Choose another date.");

    private final String slug;
    private final String sentence;

    Refusal(String slug, String sentence) {
        this.slug = slug;
        this.sentence = sentence;
    }

    public String slug() {
        return slug;
    }

    /** Says to the student what is the matter and what can be done. */
    public String sentence() {
        return sentence;
    }
}
