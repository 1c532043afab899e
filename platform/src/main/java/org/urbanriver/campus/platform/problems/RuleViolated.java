package org.urbanriver.campus.platform.problems;

import java.util.Map;
import org.urbanriver.campus.contracts.problems.ProblemType;

/** The request is understood, but a rule stands against it as things are now; 409 with the rule's slug. */
public final class RuleViolated extends CampusException {

    private static final long serialVersionUID = 1L;

    private final transient Map<String, Object> properties;

    public RuleViolated(ProblemType rule, String sentence) {
        this(rule, sentence, Map.of());
    }

    public RuleViolated(ProblemType rule, String sentence, Map<String, Object> properties) {
        super(rule, sentence);
        this.properties = Map.copyOf(properties);
    }

    @Override
    public Map<String, Object> properties() {
        return properties;
    }
}
