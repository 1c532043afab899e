package org.urbanriver.campus.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which ends of a process are accidents, and which are not. */
class SupervisedTests {

    private final CompletableFuture<CampusFailure> failure = new CompletableFuture<>();
    private Supervised supervised;

    @AfterEach
    void end() {
        supervised.release().forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    void aPartThatCrashesIsStartedAgain() {
        supervise(new Shell("sleep 60", false));
        var first = pidOnceReady();

        supervised.crash();

        await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> {
            assertThat(supervised.isReady()).isTrue();
            assertThat(pidOnceReady()).isNotEqualTo(first);
        });
        assertThat(supervised.restarts()).isOne();
        assertThat(failure).isNotDone();
    }

    @Test
    void aPartThatCrashesAgainAndAgainIsGivenUp() {
        supervise(new Shell("sleep 0.2", false));

        assertThat(failure)
                .succeedsWithin(Duration.ofSeconds(20))
                .extracting(CampusFailure::sentence)
                .asString()
                .startsWith("shell ended 6 times within 5 minutes")
                .endsWith("exit 0");
        assertThat(supervised.restarts()).isEqualTo(Supervised.RESTARTS);
        assertThat(supervised.process()).isEmpty();
    }

    @Test
    void aPartThatNeverGetsReadyFailsAtOnce() {
        var shell = new Shell("exit 7", false);
        shell.ready = false;

        supervise(shell);

        assertThat(failure)
                .succeedsWithin(Duration.ofSeconds(5))
                .extracting(CampusFailure::sentence)
                .isEqualTo("exit 7");
        assertThat(shell.starts).hasValue(1);
    }

    @Test
    void aPartThatCanBeStartedDifferentlyGetsASecondChance() {
        var shell = new Shell("exit 7", true);
        shell.ready = false;

        supervise(shell);

        assertThat(failure).succeedsWithin(Duration.ofSeconds(5));
        assertThat(shell.starts).hasValue(2);
    }

    @Test
    void aPartThatIsHeldStaysDownUntilItIsResumed() throws Exception {
        supervise(new Shell("sleep 60", false));
        pidOnceReady();

        supervised.hold();

        await().during(Duration.ofMillis(500))
                .atMost(Duration.ofSeconds(2))
                .until(() -> supervised.process().isEmpty());
        supervised.resume();
        assertThat(supervised.process()).isPresent();
        assertThat(supervised.restarts()).isZero();
    }

    private void supervise(Part part) {
        supervised = new Supervised(part, Duration.ofMillis(10), changed -> {}, failure::complete);
        supervised.start();
    }

    private long pidOnceReady() {
        assertThat(supervised.firstReady()).succeedsWithin(Duration.ofSeconds(5));
        return supervised.process().map(ProcessHandle::pid).orElse(0L);
    }

    private static final class Shell implements Part {

        private final String script;
        private final boolean otherWays;
        private final AtomicInteger starts = new AtomicInteger();
        private boolean ready = true;

        Shell(String script, boolean otherWays) {
            this.script = script;
            this.otherWays = otherWays;
        }

        @Override
        public String name() {
            return "shell";
        }

        @Override
        public int port() {
            return 0;
        }

        @Override
        public URI health() {
            return null;
        }

        @Override
        public Path log() {
            return Path.of("none");
        }

        @Override
        public ProcessBuilder process() {
            starts.incrementAndGet();
            return new ProcessBuilder("/bin/sh", "-c", script);
        }

        @Override
        public boolean isReady() {
            return ready;
        }

        @Override
        public CampusFailure failure(int exitValue) {
            return new CampusFailure("exit " + exitValue);
        }

        @Override
        public boolean mayRecover(int exitValue) {
            return true;
        }

        @Override
        public boolean startDifferently(int exitValue) {
            return otherWays && starts.get() == 1;
        }
    }
}
