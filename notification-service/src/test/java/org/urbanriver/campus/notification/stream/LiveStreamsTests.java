package org.urbanriver.campus.notification.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.SmartLifecycle;
import org.springframework.mock.web.MockHttpServletResponse;
import org.urbanriver.campus.contracts.events.Topics;
import org.urbanriver.campus.notification.stream.LiveStreams.StreamSettings;
import org.urbanriver.campus.platform.problems.RuleViolated;
import tools.jackson.databind.json.JsonMapper;

class LiveStreamsTests {

    private static final Duration SOON = Duration.ofSeconds(5);

    private volatile boolean allowed = true;
    private LiveStreams streams = streams(Duration.ofMinutes(10), 2, 3);

    @AfterEach
    void stop() {
        streams.stop();
    }

    @Test
    void anItemIsWrittenAsAnEventOfOneLineWithThePositionBehindIt() {
        var source = new Queue();
        var response = new MockHttpServletResponse();
        var serving = serve("rosa", response, () -> source);

        source.items.add(new LiveSource.Item(
                Position.start().with(Topics.ENROLLMENTS, 2, 7), "entry", Map.of("title", "two\nlines")));

        await().atMost(SOON).until(() -> written(response).contains("id: e2.7\n"));
        assertThat(written(response))
                .isEqualTo("retry: 2000\nid: start\n\nid: e2.7\nevent: entry\ndata: {\"title\":\"two\\nlines\"}\n\n");
        assertThat(serving).isNotDone();
    }

    @Test
    void allStreamsEndSoonWhenTheServiceStops() {
        var source = new Queue();
        var serving = serve("rosa", new MockHttpServletResponse(), () -> source);
        await().atMost(SOON).until(() -> source.asked);

        streams.stop();

        assertThat(serving).succeedsWithin(Duration.ofSeconds(2));
        assertThat(source.closed).isTrue();
    }

    @Test
    void theyStopBeforeTheWebServerWaitsForItsRequests() {
        assertThat(streams.getPhase()).isGreaterThan(SmartLifecycle.DEFAULT_PHASE - 1024);
    }

    @Test
    void aStreamEndsAfterItsLifeSoThatRightsAreCheckedAgain() {
        streams = streams(Duration.ofMillis(100), 2, 3);

        assertThat(serve("rosa", new MockHttpServletResponse(), Queue::new)).succeedsWithin(SOON);
    }

    @Test
    void whoIsShutOutIsToldNothingMore() {
        var source = new Queue();
        var response = new MockHttpServletResponse();
        var serving = serve("rosa", response, () -> source);

        allowed = false;
        await().pollDelay(Duration.ofMillis(1_100)).atMost(SOON).until(() -> source.asked);
        source.items.add(new LiveSource.Item(
                Position.start().with(Topics.ENROLLMENTS, 2, 7), "entry", Map.of("title", "not for them")));

        assertThat(serving).succeedsWithin(SOON);
        assertThat(written(response)).doesNotContain("not for them");
    }

    @Test
    void beyondTheLimitOfAllAFurtherStreamIsRefusedUntilOneEnds() {
        serve("a", new MockHttpServletResponse(), Queue::new);
        serve("b", new MockHttpServletResponse(), Queue::new);
        var leaving = new Queue();
        var last = serve("c", new MockHttpServletResponse(), () -> leaving);
        await().atMost(SOON).until(() -> leaving.asked);

        assertThatThrownBy(() -> streams.serve("d", new MockHttpServletResponse(), () -> true, Queue::new))
                .isInstanceOf(RuleViolated.class);
        leaving.failing = true;
        assertThat(last).succeedsWithin(SOON);

        var next = new Queue();
        serve("d", new MockHttpServletResponse(), () -> next);
        await().atMost(SOON).until(() -> next.asked);
    }

    @Test
    void whatFailsBeforeTheFirstByteIsLeftToTheResponse() {
        assertThatThrownBy(() -> streams.serve("rosa", new MockHttpServletResponse(), () -> true, () -> {
                    throw new IllegalStateException("store away");
                }))
                .hasMessage("store away");
    }

    private static LiveStreams streams(Duration life, int perAccount, int total) {
        var streams = new LiveStreams(
                new StreamSettings(life, Duration.ofSeconds(15), perAccount, total),
                JsonMapper.builder().build());
        streams.start();
        return streams;
    }

    private CompletableFuture<Void> serve(String account, HttpServletResponse response, Supplier<LiveSource> sources) {
        var opened = new CompletableFuture<Void>();
        var serving = CompletableFuture.runAsync(
                () -> {
                    try {
                        streams.serve(account, response, () -> allowed, () -> {
                            opened.complete(null);
                            return sources.get();
                        });
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                task -> Thread.ofVirtual().start(task));
        assertThat(opened).succeedsWithin(SOON);
        return serving;
    }

    private static String written(MockHttpServletResponse response) {
        return new String(response.getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private static final class Queue implements LiveSource {

        private final BlockingQueue<Item> items = new LinkedBlockingQueue<>();
        private volatile boolean asked;
        private volatile boolean closed;
        private volatile boolean failing;

        @Override
        public List<Item> next(Duration atMost) throws InterruptedException {
            asked = true;
            if (failing) {
                throw new IllegalStateException("gone");
            }
            var item = items.poll(atMost.toMillis(), TimeUnit.MILLISECONDS);
            return item == null ? List.of() : List.of(item);
        }

        @Override
        public Position position() {
            return Position.start();
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
