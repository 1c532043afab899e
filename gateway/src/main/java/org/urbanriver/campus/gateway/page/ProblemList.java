package org.urbanriver.campus.gateway.page;

import java.util.List;
import org.urbanriver.campus.contracts.problems.ProblemType;

/** Every type of problem that an answer may carry. */
public record ProblemList(Frame frame, List<ProblemType> types) implements Screen {}
