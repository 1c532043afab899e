package org.urbanriver.campus.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Keeps one part running: starts it, waits until it is ready, and starts it again a few times when it ends by itself. */
final class Supervised {

    /** More ends than this within the window are no accident. */
    static final int RESTARTS = 5;

    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final Duration BACKOFF = Duration.ofSeconds(1);
    /** Ten times what a start takes where nothing else is going on, as some machines have much else to do. */
    private static final Duration READY_WITHIN = Duration.ofSeconds(300);

    private final Part part;
    private final Duration backoff;
    private final Consumer<Supervised> changed;
    private final Consumer<CampusFailure> failed;
    private final CompletableFuture<Void> firstReady = new CompletableFuture<>();
    private final Deque<Instant> ends = new ArrayDeque<>();

    // Guarded by this.
    private @Nullable Process process;
    private boolean stopped;
    private boolean held;
    private @Nullable Process heldProcess;
    private boolean ready;
    private int restarts;

    /**
     * @param changed is told when the process is another or became ready
     * @param failed is told when it cannot be kept running
     */
    Supervised(Part part, Consumer<Supervised> changed, Consumer<CampusFailure> failed) {
        this(part, BACKOFF, changed, failed);
    }

    Supervised(Part part, Duration backoff, Consumer<Supervised> changed, Consumer<CampusFailure> failed) {
        this.part = part;
        this.backoff = backoff;
        this.changed = changed;
        this.failed = failed;
    }

    void start() {
        Thread.ofVirtual().name("keep " + part.name()).start(this::keep);
    }

    Part part() {
        return part;
    }

    /** Completes when the part is ready for the first time, exceptionally when it never will be. */
    CompletableFuture<Void> firstReady() {
        return firstReady;
    }

    synchronized Optional<ProcessHandle> process() {
        return Optional.ofNullable(process).filter(Process::isAlive).map(Process::toHandle);
    }

    synchronized int restarts() {
        return restarts;
    }

    synchronized boolean isReady() {
        return ready;
    }

    private void keep() {
        try {
            while (launch()) {
                var exitValue = waitForEnd();
                if (!afterEnd(exitValue)) {
                    return;
                }
            }
        } catch (CampusFailure failure) {
            fail(failure);
        } catch (IOException e) {
            fail(new CampusFailure("%s cannot be started (%s).".formatted(part.name(), e.getMessage())));
        } catch (UncheckedIOException e) {
            fail(new CampusFailure("The data folder cannot be written (%s): free some disk space and start again."
                    .formatted(e.getMessage())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** False once it shall not run any more. */
    private boolean launch() throws IOException, InterruptedException {
        synchronized (this) {
            while (held && !stopped) {
                wait();
            }
            if (stopped) {
                return false;
            }
            process = part.process().start();
        }
        changed.accept(this);
        return true;
    }

    private int waitForEnd() throws InterruptedException {
        var current = current();
        var deadline = Instant.now().plus(READY_WITHIN);
        while (current.isAlive()) {
            if (part.isReady() && current.isAlive()) {
                synchronized (this) {
                    ready = !held;
                    notifyAll();
                }
                changed.accept(this);
                firstReady.complete(null);
                current.waitFor();
            } else if (Instant.now().isAfter(deadline)) {
                current.destroyForcibly().waitFor();
                throw new CampusFailure(
                        "%s was not ready within %d seconds: %s may tell why; is the machine overloaded?"
                                .formatted(part.name(), READY_WITHIN.toSeconds(), part.log()));
            } else {
                current.waitFor(100, TimeUnit.MILLISECONDS);
            }
        }
        return current.exitValue();
    }

    private synchronized Process current() {
        if (process == null) {
            throw new IllegalStateException("Not launched");
        }
        return process;
    }

    /** Whether to launch again. */
    private boolean afterEnd(int exitValue) throws InterruptedException {
        boolean wasReady;
        synchronized (this) {
            wasReady = ready;
            ready = false;
            if (stopped) {
                return false;
            }
            if (process == heldProcess) {
                return true;
            }
        }
        if (!wasReady && part.startDifferently(exitValue)) {
            return true;
        }
        if (!firstReady.isDone() || !part.mayRecover(exitValue)) {
            throw part.failure(exitValue);
        }
        var now = Instant.now();
        ends.removeIf(end -> end.isBefore(now.minus(WINDOW)));
        ends.add(now);
        if (ends.size() > RESTARTS) {
            throw new CampusFailure("%s ended %d times within %d minutes, so the campus stops. The last time: %s"
                    .formatted(
                            part.name(),
                            ends.size(),
                            WINDOW.toMinutes(),
                            part.failure(exitValue).sentence()));
        }
        synchronized (this) {
            restarts++;
            // At once the first time, then slower: what it needs may be restarting as well.
            wait(Math.max(1, backoff.multipliedBy(ends.size() - 1L).toMillis()));
        }
        return true;
    }

    private void fail(CampusFailure failure) {
        synchronized (this) {
            if (stopped) {
                return;
            }
            stopped = true;
        }
        firstReady.completeExceptionally(failure);
        failed.accept(failure);
    }

    /** SIGKILL, as a crash would end it; it is then started again by itself. */
    void crash() {
        process().ifPresent(ProcessHandle::destroyForcibly);
    }

    /** SIGKILL, and it stays down until it is resumed. */
    void hold() throws InterruptedException {
        Process victim;
        synchronized (this) {
            held = true;
            ready = false;
            victim = process;
            heldProcess = victim;
        }
        if (victim != null) {
            victim.destroyForcibly().waitFor();
        }
    }

    /** Starts what was held, and waits until it is ready. */
    synchronized void resume() throws InterruptedException {
        held = false;
        notifyAll();
        awaitReady();
    }

    synchronized void awaitReady() throws InterruptedException {
        var deadline = System.nanoTime() + READY_WITHIN.toNanos();
        while (!ready) {
            if (stopped || System.nanoTime() > deadline) {
                throw new CampusFailure("%s did not become ready: see %s.".formatted(part.name(), part.log()));
            }
            wait(200);
        }
    }

    /** From now on it may end. The processes that are still to be ended. */
    synchronized List<ProcessHandle> release() {
        stopped = true;
        notifyAll();
        return process().stream().toList();
    }
}
