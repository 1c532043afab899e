package org.urbanriver.campus.platform.problems;

import org.urbanriver.campus.contracts.problems.ProblemType;

/** There is no such thing, or the caller may not know of it; 404. */
public final class NotFound extends CampusException {

    private static final long serialVersionUID = 1L;

    /** @param what the kind of thing in the users' words, such as "course" */
    public NotFound(String what) {
        super(ProblemType.NOT_FOUND, "There is no such " + what + ".");
    }
}
