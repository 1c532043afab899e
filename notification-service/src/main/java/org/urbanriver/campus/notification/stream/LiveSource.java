package org.urbanriver.campus.notification.stream;

import java.time.Duration;
import java.util.List;

/** What a live stream is fed from; used by one thread. */
public interface LiveSource extends AutoCloseable {

    /** What is new, waiting at most this long for it. */
    List<Item> next(Duration atMost) throws InterruptedException;

    /** How far this source has read; a stream resumed from here misses and repeats nothing. */
    Position position();

    @Override
    void close();

    /** @param at the position once this item was seen */
    record Item(Position at, String event, Object data) {}
}
