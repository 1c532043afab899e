package org.urbanriver.campus.standalone;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who uses the campus over HTTP, with a token of theirs. */
public final class Person {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    public record Answer(int status, JsonNode body) {

        public Answer expect(int expected) {
            if (status != expected) {
                throw new AssertionError("Expected " + expected + " but was " + status + ": " + body);
            }
            return this;
        }
    }

    private final URI campus;
    private final String email;
    private final String authorization;

    private Person(URI campus, String email, String authorization) {
        this.campus = campus;
        this.email = email;
        this.authorization = authorization;
    }

    public static Person registered(URI campus, String email, String name) {
        var password = "a long enough passphrase";
        new Person(campus, email, "")
                .post("/api/accounts", Map.of("email", email, "name", name, "password", password))
                .expect(201);
        return signedIn(campus, email, password);
    }

    public static Person signedIn(URI campus, String email, String password) {
        var basic = "Basic "
                + Base64.getEncoder().encodeToString((email + ":" + password).getBytes(StandardCharsets.UTF_8));
        var token = new Person(campus, email, basic)
                .post("/api/account/tokens", Map.of("name", "whole-system test", "days", 1))
                .expect(201)
                .body()
                .get("token")
                .asString();
        return new Person(campus, email, "Bearer " + token);
    }

    /** The same person, after the campus moved to another address. */
    public Person at(URI address) {
        return new Person(address, email, authorization);
    }

    public String email() {
        return email;
    }

    public String id() {
        return get("/api/account").expect(200).body().get("id").asString();
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    public Answer post(String path, Object body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    public Answer put(String path, Object body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    /** What comes in a stream of server-sent events, from now on. */
    Stream follow(String path) {
        var messages = new CopyOnWriteArrayList<String>();
        try {
            var answer = CLIENT.send(
                    request(path).header("Accept", "text/event-stream").GET().build(),
                    HttpResponse.BodyHandlers.ofInputStream());
            if (answer.statusCode() != 200) {
                throw new AssertionError(path + " answers " + answer.statusCode());
            }
            var body = answer.body();
            Thread.ofVirtual().start(() -> {
                try (var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
                    lines.lines().filter(line -> line.startsWith("data:")).forEach(messages::add);
                } catch (IOException | UncheckedIOException e) {
                    messages.add("ended: " + e);
                }
            });
            return new Stream(messages, body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    record Stream(List<String> messages, AutoCloseable source) implements AutoCloseable {

        @Override
        public void close() throws Exception {
            source.close();
        }
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(campus.resolve(path)).timeout(Duration.ofSeconds(20));
        return authorization.isEmpty() ? request : request.header("Authorization", authorization);
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            var answer = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), parsed(answer.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode parsed(String body) {
        return body.isBlank() || !(body.startsWith("{") || body.startsWith("["))
                ? JSON.getNodeFactory().stringNode(body)
                : JSON.readTree(body);
    }
}
