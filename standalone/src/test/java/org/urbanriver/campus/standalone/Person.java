package org.urbanriver.campus.standalone;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who uses the campus over HTTP, with a token of theirs. */
public final class Person {

    /** Of everybody who was registered here. */
    public static final String PASSWORD = "a long enough passphrase";

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
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
        new Person(campus, email, "")
                .post("/api/accounts", Map.of("email", email, "name", name, "password", PASSWORD))
                .expect(201);
        return signedIn(campus, email, PASSWORD);
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

    /** Somebody who sets their first password with the link of a mail. */
    static Person claimed(URI campus, String email, URI link) {
        var password = "a passphrase of their own";
        followed(link, Map.of("password", password));
        return signedIn(campus, email, password);
    }

    /** Opens the link of a mail, and sends the form behind it with what is typed into it. */
    public static void followed(URI link, Map<String, String> typed) {
        var browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        var form = text(browser, HttpRequest.newBuilder(link).GET());
        var csrf = CSRF.matcher(form.body());
        if (!csrf.find()) {
            throw new AssertionError(link + " answers " + form.statusCode() + ": " + form.body());
        }
        var fields = new HashMap<>(typed);
        fields.put("_csrf", csrf.group(1));
        fields.put("key", link.getQuery().substring("key=".length()));
        var answer = text(
                browser,
                HttpRequest.newBuilder(link.resolve(link.getPath()))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(fields.entrySet().stream()
                                .map(field -> field.getKey() + "="
                                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                                .collect(Collectors.joining("&")))));
        if (answer.statusCode() != 303) {
            throw new AssertionError(link.getPath() + " answers " + answer.statusCode() + ": " + answer.body());
        }
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

    public Answer post(String path, String type, String text) {
        return send(request(path).header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofString(text)));
    }

    public Answer post(String path, String type, byte[] body) {
        return send(request(path).header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    public Answer delete(String path) {
        return send(request(path).DELETE());
    }

    public Answer put(String path, Object body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    /** Imports a roster; one of the answer a line of the report. */
    List<JsonNode> importRoster(String offeringId, String csv) {
        var report = text(
                CLIENT,
                request("/api/offerings/%s/roster/import".formatted(offeringId))
                        .header("Content-Type", "text/csv")
                        .header("Accept", "application/x-ndjson")
                        .POST(HttpRequest.BodyPublishers.ofString(csv)));
        if (report.statusCode() != 200) {
            throw new AssertionError("Importing answers " + report.statusCode() + ": " + report.body());
        }
        return report.body().lines().map(JSON::readTree).toList();
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
        var answer = text(CLIENT, request);
        return new Answer(answer.statusCode(), parsed(answer.body()));
    }

    private static HttpResponse<String> text(HttpClient client, HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
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
