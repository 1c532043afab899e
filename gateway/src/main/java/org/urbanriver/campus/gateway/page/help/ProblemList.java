package org.urbanriver.campus.gateway.page.help;

import java.util.List;
import org.urbanriver.campus.contracts.problems.ProblemType;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Screen;

/** Every type of problem that an answer may carry. */
public record ProblemList(Frame frame, List<ProblemType> types) implements Screen {}
