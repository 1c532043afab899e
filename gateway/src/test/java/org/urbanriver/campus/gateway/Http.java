package org.urbanriver.campus.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One client of the gateway under test, with cookies of its own, like one browser or one program. */
public final class Http {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final URI base;
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client;
    private String authorization = "";
    private String accept = "application/json";

    public Http(int port) {
        this.base = URI.create("http://localhost:" + port);
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .cookieHandler(cookies)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** An answer with its body as text. */
    public record Answer(int status, HttpResponse<String> response) {

        public String body() {
            return response.body();
        }

        public JsonNode json() {
            return JSON.readTree(response.body());
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /** The slug of a problem. */
        public String reason() {
            return header("Content-Type").startsWith("application/problem+json")
                    ? json().path("reason").asString("")
                    : "no problem but " + status;
        }
    }

    public Http bearer(String token) {
        authorization = "Bearer " + token;
        return this;
    }

    public Http basic(String email, String password) {
        authorization = "Basic "
                + Base64.getEncoder().encodeToString((email + ":" + password).getBytes(StandardCharsets.UTF_8));
        return this;
    }

    public Http authorization(String header) {
        authorization = header;
        return this;
    }

    public Http browser() {
        accept = "text/html,application/xhtml+xml";
        return this;
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    public Answer get(String path, String header, String value) {
        return send(request(path).setHeader(header, value).GET());
    }

    public Answer delete(String path) {
        return send(request(path).DELETE());
    }

    public Answer post(String path, String json) {
        return send(request(path).setHeader("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    public Answer post(String path, String json, String header, String value) {
        return send(request(path)
                .setHeader("Content-Type", "application/json")
                .setHeader(header, value)
                .POST(BodyPublishers.ofString(json)));
    }

    public Answer put(String path, String json) {
        return send(request(path).setHeader("Content-Type", "application/json").PUT(BodyPublishers.ofString(json)));
    }

    /** Submits a form of a page, with the token that the page holds. */
    public Answer submit(String page, String action, Map<String, String> fields) {
        var all = new java.util.HashMap<>(fields);
        all.put("_csrf", csrf(page));
        return form(action, all);
    }

    public Answer form(String action, Map<String, String> fields) {
        return send(formed(action, fields));
    }

    /** The same with a header, as htmx sends it. */
    public Answer form(String action, Map<String, String> fields, String header, String value) {
        return send(formed(action, fields).setHeader("HX-Request", "true").setHeader(header, value));
    }

    private HttpRequest.Builder formed(String action, Map<String, String> fields) {
        var body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return request(action)
                .setHeader("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
    }

    public String csrf(String page) {
        var found = CSRF.matcher(get(page).body());
        if (!found.find()) {
            throw new AssertionError("no form on " + page);
        }
        return found.group(1);
    }

    public Optional<HttpCookie> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .findFirst();
    }

    /** Gives the browser a cookie as a script of a page would. */
    public void cookie(String name, String value) {
        var cookie = new HttpCookie(name, value);
        cookie.setPath("/");
        cookie.setVersion(0);
        cookies.getCookieStore().add(base, cookie);
    }

    public HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(base.resolve(path))
                .header("Accept", path.startsWith("/api/") && !path.equals("/api/docs") ? "application/json" : accept);
        if (!authorization.isEmpty()) {
            request.setHeader("Authorization", authorization);
        }
        return request;
    }

    public Answer send(HttpRequest.Builder request) {
        try {
            var response = client.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
