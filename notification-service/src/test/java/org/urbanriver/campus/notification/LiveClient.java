package org.urbanriver.campus.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.urbanriver.campus.platform.test.Events;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads server-sent events as a browser does (HTML standard, section 9.2.6). */
public final class LiveClient implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http;
    private final HttpResponse<InputStream> response;
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private volatile String lastEventId = "";
    private volatile boolean ended;

    /** @param id what the browser would send as Last-Event-ID after this event */
    public record Event(String id, String name, JsonNode data) {}

    private LiveClient(HttpClient http, HttpResponse<InputStream> response) {
        this.http = http;
        this.response = response;
        Thread.ofVirtual().start(this::read);
    }

    static LiveClient open(String url, String token, String lastEventId) {
        var request = HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/event-stream");
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        try {
            var client =
                    HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
            var live = new LiveClient(client, client.send(request.build(), BodyHandlers.ofInputStream()));
            if (live.response.statusCode() == 200) {
                Awaitility.await().atMost(Events.PATIENCE).until(() -> !live.lastEventId.isEmpty());
            }
            return live;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void read() {
        var name = "message";
        var data = new StringBuilder();
        try (var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty()) {
                    if (!data.isEmpty()) {
                        events.add(new Event(lastEventId, name, JSON.readTree(data.toString())));
                    }
                    data.setLength(0);
                    name = "message";
                } else if (line.startsWith("id: ")) {
                    lastEventId = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    name = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    data.append(line.substring(6));
                }
            }
        } catch (IOException e) {
            // closed by this side
        } finally {
            ended = true;
        }
    }

    public int status() {
        return response.statusCode();
    }

    public String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    public List<Event> events() {
        return List.copyOf(events);
    }

    public List<Event> await(int count) {
        Awaitility.await()
                .atMost(Events.PATIENCE)
                .untilAsserted(() -> assertThat(events).hasSizeGreaterThanOrEqualTo(count));
        return events();
    }

    public String lastEventId() {
        return lastEventId;
    }

    /** Where a browser would go on: behind the last event that it was told, or where this client began. */
    public String resumeAt(String begin) {
        var told = events();
        return told.isEmpty() ? begin : told.getLast().id();
    }

    public boolean ended() {
        return ended;
    }

    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            http.shutdownNow();
        }
    }
}
