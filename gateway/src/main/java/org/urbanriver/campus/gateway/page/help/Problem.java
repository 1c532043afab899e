package org.urbanriver.campus.gateway.page.help;

import org.urbanriver.campus.contracts.problems.ProblemType;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Screen;

/** What a type of problem means and what can be done about it. */
public record Problem(Frame frame, ProblemType type) implements Screen {}
