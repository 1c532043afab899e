package org.urbanriver.campus.notification.monitor;

import java.time.Instant;
import java.util.List;
import org.urbanriver.campus.contracts.events.Topics;

/** Events as the monitor recorded them. */
final class Recorded {

    private Recorded() {}

    /** An event of no known type that happened, was relayed and recorded at that time. */
    static RecordedEvent event(String id, Instant time, int partition, long offset) {
        return new RecordedEvent(
                id,
                "t",
                "t",
                "/test",
                "s",
                1,
                time,
                time,
                null,
                null,
                null,
                null,
                "{}",
                Topics.ENROLLMENTS,
                partition,
                offset,
                time,
                null,
                List.of(),
                null);
    }
}
