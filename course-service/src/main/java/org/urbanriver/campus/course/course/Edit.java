package org.urbanriver.campus.course.course;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.urbanriver.campus.contracts.courses.Edition;
import org.urbanriver.campus.platform.security.Caller;

/** Who last changed a part of a draft and when, to be told to a colleague who has it open. */
record Edit(String account, String name, Instant at) {

    static Edit by(Caller caller, Instant now) {
        return new Edit(caller.id(), caller.name(), now);
    }

    static Edition edition(String id, @Nullable Edit edit) {
        return edit == null ? new Edition(id, null, null) : new Edition(id, edit.name(), edit.at());
    }
}
