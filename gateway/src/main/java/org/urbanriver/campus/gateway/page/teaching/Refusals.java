package org.urbanriver.campus.gateway.page.teaching;

import org.springframework.http.ProblemDetail;
import org.urbanriver.campus.gateway.page.FieldErrors;
import org.urbanriver.campus.gateway.page.Frame;

/** Says above a form why it was refused; what is wrong with single fields is said beside them. */
final class Refusals {

    private Refusals() {}

    static String of(ProblemDetail problem, Frame frame) {
        return FieldErrors.of(problem).isEmpty() ? frame.refusal(problem) : frame.text("teach.look");
    }
}
