package org.urbanriver.campus.notification.flow;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.urbanriver.campus.platform.StoreOutage;

/** Looks at several things at once; what takes too long, or fails, is told in words instead of being waited for. */
final class Parts implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Parts.class);
    private static final Duration PATIENCE = Duration.ofMillis(1_700);

    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final long deadline = System.nanoTime() + PATIENCE.toNanos();

    <T> Part<T> look(Callable<T> at, Function<String, T> unknown) {
        return new Part<>(workers.submit(at), unknown);
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }

    final class Part<T> {

        private final Future<T> work;
        private final Function<String, T> unknown;

        private Part(Future<T> work, Function<String, T> unknown) {
            this.work = work;
            this.unknown = unknown;
        }

        T get() throws InterruptedException {
            try {
                return work.get(Math.max(deadline - System.nanoTime(), 0), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                work.cancel(true);
                return unknown.apply("No answer within two seconds");
            } catch (ExecutionException e) {
                log.warn("A part of the flow's health is not known: {}", String.valueOf(e.getCause()));
                return unknown.apply(
                        StoreOutage.caused(e) ? "The database cannot be reached" : "It could not be found out");
            }
        }
    }
}
