package org.urbanriver.campus.platform.problems;

import java.util.List;
import java.util.Map;
import org.urbanriver.campus.contracts.problems.ProblemType;

/** A refusal that the caller is told about, in the words of its message. */
public abstract sealed class CampusException extends RuntimeException
        permits NotFound, NotAllowed, RuleViolated, Invalid {

    private static final long serialVersionUID = 1L;

    private final ProblemType type;

    CampusException(ProblemType type, String message) {
        super(message);
        this.type = type;
    }

    public ProblemType type() {
        return type;
    }

    /** What else the caller should know, by the name that the problem has for it (RFC 9457, section 3.2). */
    public Map<String, Object> properties() {
        return Map.of();
    }

    /** What is wrong with single fields; empty unless the request's content is at fault. */
    public List<FieldProblem> errors() {
        return List.of();
    }
}
