package org.urbanriver.campus.standalone.chaos;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/**
 * One call, as its client knows it.
 *
 * @param student whom it is about; empty for what is about the offering alone
 * @param capacity that was asked for by {@link Kind#RESIZE}, else 0
 * @param status of the answer; 0 if none came
 */
record Call(
        Kind kind,
        String offering,
        String student,
        int capacity,
        Instant start,
        Instant end,
        int status,
        JsonNode answer) {

    enum Kind {
        SCHEDULE,
        ENROLL,
        /** on a seat that staff reserved */
        ENROLL_HELD,
        /** of several students by a file */
        IMPORT,
        ACCEPT,
        WITHDRAW,
        /** to the offering of the call */
        TRANSFER,
        RESIZE,
        CANCEL,
        HOLD,
        RELEASE,
        DONE,
        COMPLETE
    }

    boolean isAcknowledged() {
        return status >= 200 && status < 300;
    }

    /** It may have happened, or not, or may still happen. */
    boolean isOpen() {
        return status == 0 || status >= 500;
    }

    String enrollment() {
        return offering + "_" + student;
    }
}
