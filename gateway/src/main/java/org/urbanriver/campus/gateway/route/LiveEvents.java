package org.urbanriver.campus.gateway.route;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHeaders;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.urbanriver.campus.gateway.identity.Vouching;
import org.urbanriver.campus.platform.security.CurrentCaller;

/** Opens server-sent events of the notification service for a page, in the name of whoever looks at it. */
@Component
public class LiveEvents {

    private static final int AHEAD = 200;

    private final CloseableHttpClient connections;
    private final Services services;
    private final CurrentCaller caller;
    private final Vouching vouching;

    LiveEvents(CloseableHttpClient serviceConnections, Services services, CurrentCaller caller, Vouching vouching) {
        this.connections = serviceConnections;
        this.services = services;
        this.caller = caller;
        this.vouching = vouching;
    }

    /**
     * @param id position of the stream, behind which it can be resumed
     * @param event kind of the message; empty where there is only a new position
     */
    public record Message(String id, String event, String data) {}

    /** @throws IOException if the service cannot be reached, or refuses */
    public Source open(String address, @Nullable String lastEventId) throws IOException {
        var request = new HttpGet(services.notification() + address);
        request.setHeader(HttpHeaders.ACCEPT, "text/event-stream");
        request.setHeader(HttpHeaders.AUTHORIZATION, "Bearer " + vouching.token(caller.get()));
        if (lastEventId != null && !lastEventId.isEmpty()) {
            request.setHeader("Last-Event-ID", lastEventId);
        }
        var response = connections.executeOpen(null, request, null);
        if (response.getCode() != 200) {
            response.close();
            throw new IOException("The live events were refused with " + response.getCode());
        }
        return new Source(request, response);
    }

    /** The messages of an open stream, read ahead by a thread of its own so that waiting for one can end. */
    public static final class Source implements AutoCloseable {

        private final HttpGet request;
        private final ClassicHttpResponse response;
        private final BlockingQueue<Message> messages = new ArrayBlockingQueue<>(AHEAD);
        private volatile boolean over;

        private Source(HttpGet request, ClassicHttpResponse response) {
            this.request = request;
            this.response = response;
            Thread.startVirtualThread(this::read);
        }

        /** The next message, if one comes in time. */
        public Optional<Message> next(Duration atMost) throws InterruptedException {
            return Optional.ofNullable(messages.poll(atMost.toMillis(), TimeUnit.MILLISECONDS));
        }

        /** Whether the stream has ended, and nothing is left of it. */
        public boolean isOver() {
            return over && messages.isEmpty();
        }

        private void read() {
            try (var lines = new BufferedReader(
                    new InputStreamReader(response.getEntity().getContent(), StandardCharsets.UTF_8))) {
                var id = "";
                var event = "";
                var data = new StringBuilder();
                for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.isEmpty()) {
                        if (!id.isEmpty()) {
                            messages.put(new Message(id, event, data.toString()));
                        }
                        event = "";
                        data.setLength(0);
                    } else if (line.startsWith("id:")) {
                        id = line.substring(3).strip();
                    } else if (line.startsWith("event:")) {
                        event = line.substring(6).strip();
                    } else if (line.startsWith("data:")) {
                        data.append(line, 5, line.length());
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (IOException e) {
                // The service went away, or whoever looked did: either way it is over.
            } finally {
                over = true;
            }
        }

        @Override
        public void close() throws IOException {
            request.abort();
            messages.clear();
            response.close();
        }
    }
}
