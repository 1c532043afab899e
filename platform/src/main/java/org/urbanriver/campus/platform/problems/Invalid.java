package org.urbanriver.campus.platform.problems;

import java.util.List;
import org.urbanriver.campus.contracts.problems.ProblemType;

/** The request's content can never be accepted as it is; 422 with the fields at fault. */
public final class Invalid extends CampusException {

    private static final long serialVersionUID = 1L;

    private final transient List<FieldProblem> errors;

    public Invalid(String pointer, String message) {
        this(List.of(new FieldProblem(pointer, message)));
    }

    public Invalid(List<FieldProblem> errors) {
        super(ProblemType.INVALID, "Please correct: " + summary(errors));
        this.errors = List.copyOf(errors);
    }

    @Override
    public List<FieldProblem> errors() {
        return errors;
    }

    private static String summary(List<FieldProblem> errors) {
        var first = errors.getFirst();
        var more = errors.size() == 1 ? "." : " (and " + (errors.size() - 1) + " more).";
        return first.pointer() + " " + first.message() + more;
    }
}
