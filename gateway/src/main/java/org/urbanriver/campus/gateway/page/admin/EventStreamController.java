package org.urbanriver.campus.gateway.page.admin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.urbanriver.campus.contracts.notifications.MonitoredEvent;
import org.urbanriver.campus.gateway.account.AccountDesk;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Frames;
import org.urbanriver.campus.gateway.page.ScreenWriter;
import org.urbanriver.campus.gateway.route.LiveEvents;
import tools.jackson.databind.json.JsonMapper;

/**
 * New events as HTML, for the list to put on top. It hands on what the monitor's stream tells, with that stream's positions, so
 * that a browser which comes back misses and repeats nothing; what comes within a moment is told at once.
 */
@RestController
class EventStreamController implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(EventStreamController.class);

    /** So long after the first one further events are waited for, that a flood is told in few pieces. */
    private static final Duration MOMENT = Duration.ofMillis(250);

    private static final Duration SLICE = Duration.ofSeconds(1);
    private static final int SLICES_TO_HEARTBEAT = 15;
    private static final int AT_ONCE = 50;

    private final LiveEvents live;
    private final EventLines lines;
    private final AccountDesk accounts;
    private final Frames frames;
    private final ScreenWriter writer;
    private final JsonMapper json;
    private volatile boolean running;

    EventStreamController(
            LiveEvents live,
            EventLines lines,
            AccountDesk accounts,
            Frames frames,
            ScreenWriter writer,
            JsonMapper json) {
        this.live = live;
        this.lines = lines;
        this.accounts = accounts;
        this.frames = frames;
        this.writer = writer;
        this.json = json;
    }

    @GetMapping(path = "/admin/events/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    void stream(
            EventsAsked asked,
            @RequestParam(defaultValue = "") String after,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var frame = frames.of(request);
        var student = asked.student().contains("@")
                ? accounts.idOf(asked.student()).orElse(asked.student())
                : asked.student();
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        var out = response.getOutputStream();
        // Told before anything can fail: a browser gives up on a stream that begins with an error, and comes back to
        // one that ends.
        send(out, "retry: 2000\n\n");
        try (var source = live.open(asked.upstream(student, after), lastEventId)) {
            pass(source, frame, out);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            log.debug("A live list of events ended", e);
        }
    }

    private void pass(LiveEvents.Source source, Frame frame, OutputStream out)
            throws IOException, InterruptedException {
        for (var quiet = 0; running; ) {
            var first = source.next(SLICE);
            if (first.isEmpty()) {
                if (source.isOver()) {
                    return;
                }
                if (++quiet % SLICES_TO_HEARTBEAT == 0) {
                    send(out, ": still here\n\n");
                }
                continue;
            }
            quiet = 0;
            send(out, text(frame, flood(first.get(), source)));
        }
    }

    private static List<LiveEvents.Message> flood(LiveEvents.Message first, LiveEvents.Source source)
            throws IOException, InterruptedException {
        var some = new ArrayList<>(List.of(first));
        var end = System.nanoTime() + MOMENT.toNanos();
        for (var left = MOMENT;
                some.size() < AT_ONCE && left.isPositive();
                left = Duration.ofNanos(end - System.nanoTime())) {
            var next = source.next(left);
            if (next.isEmpty()) {
                break;
            }
            some.add(next.get());
        }
        return some;
    }

    private String text(Frame frame, List<LiveEvents.Message> messages) {
        var id = "id: " + messages.getLast().id() + "\n";
        var events = messages.stream()
                .filter(message -> message.event().equals("event"))
                .map(message -> json.readValue(message.data(), MonitoredEvent.class))
                .collect(Collectors.toList());
        if (events.isEmpty()) {
            return id + "\n";
        }
        Collections.reverse(events);
        var html = new String(writer.html(new NewEvents(frame, lines.of(frame, events))), StandardCharsets.UTF_8);
        var data = html.lines().map(line -> "data: " + line + "\n").collect(Collectors.joining());
        return id + "event: events\n" + data + "\n";
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
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
}
