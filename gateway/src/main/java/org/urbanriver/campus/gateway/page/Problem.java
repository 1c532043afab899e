package org.urbanriver.campus.gateway.page;

import org.urbanriver.campus.contracts.problems.ProblemType;

/** What a type of problem means and what can be done about it. */
public record Problem(Frame frame, ProblemType type) implements Screen {}
