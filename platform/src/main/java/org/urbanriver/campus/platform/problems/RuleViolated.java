package org.urbanriver.campus.platform.problems;

import org.urbanriver.campus.contracts.problems.ProblemType;

/** The request is understood, but a rule stands against it as things are now; 409 with the rule's slug. */
public final class RuleViolated extends CampusException {

    private static final long serialVersionUID = 1L;

    public RuleViolated(ProblemType rule, String sentence) {
        super(rule, sentence);
    }
}
