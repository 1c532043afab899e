package org.urbanriver.campus.platform.problems;

import org.urbanriver.campus.contracts.problems.ProblemType;

/** The caller's account does not permit this; 403. */
public final class NotAllowed extends CampusException {

    private static final long serialVersionUID = 1L;

    public NotAllowed(String sentence) {
        this(ProblemType.NOT_ALLOWED, sentence);
    }

    public NotAllowed(ProblemType type, String sentence) {
        super(type, sentence);
    }
}
