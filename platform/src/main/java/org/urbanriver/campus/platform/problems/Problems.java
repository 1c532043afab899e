package org.urbanriver.campus.platform.problems;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.urbanriver.campus.contracts.problems.ProblemType;

/** Builds the body of a problem response. */
public final class Problems {

    private Problems() {}

    public static ProblemDetail problem(ProblemType type, String detail) {
        var problem = ProblemDetail.forStatusAndDetail(type.status(), detail);
        problem.setType(type.type());
        problem.setTitle(type.title());
        problem.setProperty("reason", type.slug());
        return problem;
    }

    /** The problem of a bare status, for what the framework refuses by itself. */
    public static ProblemDetail of(HttpStatusCode status, @Nullable String detail) {
        var type = Arrays.stream(ProblemType.values())
                .filter(candidate -> candidate.status().value() == status.value())
                .findFirst()
                .orElse(status.is4xxClientError() ? ProblemType.MALFORMED : ProblemType.UNEXPECTED);
        var problem = problem(type, detail == null || status.is5xxServerError() ? type.title() + "." : detail);
        problem.setStatus(status.value());
        return problem;
    }

    public static ProblemDetail problem(ProblemType type, String detail, List<FieldProblem> errors) {
        var problem = problem(type, detail);
        if (!errors.isEmpty()) {
            problem.setProperty("errors", errors);
        }
        return problem;
    }
}
