package org.urbanriver.campus.platform.events;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Knows which event the running thread follows, so that what it publishes can name its cause. A listener's thread follows
 * the event that it handles; a call that brings about more than it was asked for says so.
 */
public final class Causes {

    private static final ThreadLocal<@Nullable String> CURRENT = new ThreadLocal<>();

    private static final ThreadLocal<Boolean> CATCHING_UP = ThreadLocal.withInitial(() -> false);

    private Causes() {}

    /** Does what follows from the event. */
    public static void because(String eventId, Runnable work) {
        because(eventId, () -> {
            work.run();
            return eventId;
        });
    }

    /** Does what follows from the event, and answers what came of it. */
    public static <T> T because(String eventId, Supplier<T> work) {
        var outer = CURRENT.get();
        CURRENT.set(eventId);
        try {
            return work.get();
        } finally {
            follow(outer);
        }
    }

    /**
     * Does what was left to do, and is done now only because somebody met it, such as a reader: what it publishes names no
     * actor.
     */
    public static void catchingUp(Runnable work) {
        var outer = CATCHING_UP.get();
        CATCHING_UP.set(true);
        try {
            work.run();
        } finally {
            CATCHING_UP.set(outer);
        }
    }

    static boolean isCatchingUp() {
        return CATCHING_UP.get();
    }

    static Optional<String> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    static void follow(@Nullable String eventId) {
        if (eventId == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(eventId);
        }
    }
}
