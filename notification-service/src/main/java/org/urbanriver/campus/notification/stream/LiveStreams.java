package org.urbanriver.campus.notification.stream;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.urbanriver.campus.contracts.problems.ProblemType;
import org.urbanriver.campus.notification.stream.LiveStreams.StreamSettings;
import org.urbanriver.campus.platform.problems.RuleViolated;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes server-sent events on the request's own (virtual) thread. A stream ends after a while, so that the client comes back
 * with its position and its rights are checked anew; it ends at once when the service stops.
 */
@Component
@EnableConfigurationProperties(StreamSettings.class)
public class LiveStreams implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LiveStreams.class);

    /** How late a stream notices that it shall end. */
    private static final Duration SLICE = Duration.ofMillis(400);

    private static final Duration ASK_AGAIN = Duration.ofSeconds(1);

    /**
     * @param life of a stream, at least; up to a tenth more, so that not all come back at once. As long as that of a token
     * @param heartbeat pause after which something is sent, to keep proxies from closing the stream
     * @param perAccount the most streams of one account; a further one ends its oldest
     * @param total the most streams of this instance
     */
    @ConfigurationProperties("campus.streams")
    record StreamSettings(
            @DefaultValue("2m") Duration life,
            @DefaultValue("15s") Duration heartbeat,
            @DefaultValue("6") int perAccount,
            @DefaultValue("1000") int total) {}

    private final StreamSettings settings;
    private final JsonMapper json;
    private final Map<String, Deque<Open>> open = new HashMap<>();
    private int count;
    private volatile boolean running;

    LiveStreams(StreamSettings settings, JsonMapper json) {
        this.settings = settings;
        this.json = json;
    }

    /**
     * Serves a stream until it ends; what the source throws before the first byte becomes the response.
     *
     * @param stillAllowed asked before anything is written, once a second at most; the stream ends when it says no
     */
    public void serve(
            String account, HttpServletResponse response, BooleanSupplier stillAllowed, Supplier<LiveSource> sources)
            throws IOException {
        var stream = open(account, stillAllowed);
        try (var source = sources.get()) {
            response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
            response.setCharacterEncoding(StandardCharsets.UTF_8);
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            response.setHeader("X-Accel-Buffering", "no");
            write(stream, source, response.getOutputStream());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            log.debug("The reader of a live stream left", e);
        } catch (RuntimeException e) {
            if (!response.isCommitted()) {
                throw e;
            }
            log.warn("A live stream ended early: {}", e.getMessage());
        } finally {
            close(account, stream);
        }
    }

    private void write(Open stream, LiveSource source, OutputStream out) throws IOException, InterruptedException {
        var told = source.position().toString();
        send(out, "retry: 2000\nid: " + told + "\n\n");
        var quietSince = System.nanoTime();
        while (running && !stream.ended && System.nanoTime() - stream.endsAt < 0) {
            var items = source.next(SLICE);
            var isQuiet = System.nanoTime() - quietSince > settings.heartbeat().toNanos();
            if ((isQuiet || !items.isEmpty()) && !stream.isAllowed()) {
                return;
            }
            if (!items.isEmpty()) {
                var text = new StringBuilder();
                for (var item : items) {
                    told = item.at().toString();
                    text.append("id: ").append(told).append("\nevent: ").append(item.event());
                    text.append("\ndata: ")
                            .append(json.writeValueAsString(item.data()))
                            .append("\n\n");
                }
                send(out, text.toString());
                quietSince = System.nanoTime();
            } else if (isQuiet) {
                var position = source.position().toString();
                send(out, position.equals(told) ? ": still here\n\n" : "id: " + position + "\n\n");
                told = position;
                quietSince = System.nanoTime();
            }
        }
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private synchronized Open open(String account, BooleanSupplier stillAllowed) {
        var own = open.computeIfAbsent(account, any -> new ArrayDeque<>());
        if (own.size() >= settings.perAccount()) {
            // Most likely it was left behind by a page that is gone, and nothing has been written to it since.
            own.removeFirst().ended = true;
        } else if (count >= settings.total()) {
            if (own.isEmpty()) {
                open.remove(account);
            }
            throw new RuleViolated(
                    ProblemType.TOO_MANY_REQUESTS, "Too many live connections are open. Try again in a minute.");
        } else {
            count++;
        }
        var life = settings.life().toNanos();
        var endsAt = System.nanoTime() + life + ThreadLocalRandom.current().nextLong(life / 10 + 1);
        var stream = new Open(endsAt, stillAllowed);
        own.addLast(stream);
        return stream;
    }

    /** How many streams this instance serves now. */
    public synchronized int openStreams() {
        return count;
    }

    private synchronized void close(String account, Open stream) {
        var own = open.get(account);
        if (own != null && own.remove(stream)) {
            count--;
            if (own.isEmpty()) {
                open.remove(account);
            }
        }
    }

    @Override
    public void start() {
        running = true;
    }

    /** Comes before the web server's graceful shutdown, which would wait for the streams. */
    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private static final class Open {

        final long endsAt;
        volatile boolean ended;
        private final BooleanSupplier stillAllowed;
        private long askedAt = System.nanoTime();

        Open(long endsAt, BooleanSupplier stillAllowed) {
            this.endsAt = endsAt;
            this.stillAllowed = stillAllowed;
        }

        /** The token told it when the stream began. */
        boolean isAllowed() {
            var now = System.nanoTime();
            if (now - askedAt < ASK_AGAIN.toNanos()) {
                return true;
            }
            askedAt = now;
            return stillAllowed.getAsBoolean();
        }
    }
}
