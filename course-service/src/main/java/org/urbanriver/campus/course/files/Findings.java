package org.urbanriver.campus.course.files;

import java.util.ArrayList;
import java.util.List;
import org.urbanriver.campus.platform.problems.FieldProblem;
import org.urbanriver.campus.platform.problems.Invalid;

/** Collects what is wrong in a course's files, so that an author hears all of it at once, each with file and line. */
class Findings {

    private static final int MOST = 100;

    private final List<FieldProblem> found = new ArrayList<>();

    void add(String file, int line, String message) {
        if (found.size() < MOST) {
            found.add(new FieldProblem(file + ":" + line, message));
        }
    }

    void add(String file, String message) {
        if (found.size() < MOST) {
            found.add(new FieldProblem(file, message));
        }
    }

    void refuseIfAny() {
        if (!found.isEmpty()) {
            throw new Invalid(found);
        }
    }
}
