package org.urbanriver.campus.standalone.chaos;

import java.util.stream.Stream;

/** However long a store or the broker was away, no event was taken for one that cannot be digested. */
final class NothingIsPutAside implements Invariant {

    @Override
    public Stream<Violation> violations(Evidence evidence) {
        return evidence.putAside().entrySet().stream()
                .filter(topic -> topic.getValue() > 0)
                .map(topic -> new Violation(topic.getKey(), topic.getValue() + " dead letters"));
    }
}
