package org.urbanriver.campus.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An account of the campus and the token that speaks for it; what it asks for here is preparation and is not measured. */
record Person(URI campus, String id, String authorization) {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    static Person registered(URI campus, String email, String name, String password) {
        new Person(campus, "", "")
                .post("/api/accounts", Map.of("email", email, "name", name, "password", password))
                .expect(201);
        return signedIn(campus, email, password);
    }

    static Person signedIn(URI campus, String email, String password) {
        var pair = (email + ":" + password).getBytes(StandardCharsets.UTF_8);
        var basic = "Basic " + Base64.getEncoder().encodeToString(pair);
        var token = new Person(campus, "", basic)
                .post("/api/account/tokens", Map.of("name", "bench", "days", 1))
                .expect(201)
                .body()
                .get("token")
                .asString();
        var bearer = "Bearer " + token;
        var id = new Person(campus, "", bearer)
                .get("/api/account")
                .expect(200)
                .body()
                .get("id")
                .asString();
        return new Person(campus, id, bearer);
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer post(String path, Object body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    /** The lines of a stream of server-sent events, until it ends. */
    Stream<String> follow(String path, String lastEventId) {
        var request = request(path).header("Accept", "text/event-stream").GET();
        if (!lastEventId.isEmpty()) {
            request.header("Last-Event-ID", lastEventId);
        }
        var answer = exchanged(request, HttpResponse.BodyHandlers.ofLines());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + " answers " + answer.statusCode());
        }
        return answer.body();
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(campus.resolve(path)).timeout(PATIENCE);
        return authorization.isEmpty() ? request : request.header("Authorization", authorization);
    }

    private static Answer send(HttpRequest.Builder request) {
        var answer = exchanged(request, HttpResponse.BodyHandlers.ofString());
        var body = answer.body();
        return new Answer(
                answer.request().method() + " " + answer.uri().getPath(),
                answer.statusCode(),
                body.startsWith("{") || body.startsWith("[")
                        ? JSON.readTree(body)
                        : JSON.getNodeFactory().stringNode(body));
    }

    private static <T> HttpResponse<T> exchanged(HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) {
        try {
            return CLIENT.send(request.build(), handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** @param call which was answered, for the words of a failure */
    record Answer(String call, int status, JsonNode body) {

        Answer expect(int expected) {
            if (status != expected) {
                throw new IllegalStateException(
                        "%s was answered with %d instead of %d: %s".formatted(call, status, expected, body));
            }
            return this;
        }
    }
}
