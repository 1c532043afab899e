package org.urbanriver.campus.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.urbanriver.campus.gateway.GatewayTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OpenApiTests extends GatewayTest {

    @Autowired
    JsonMapper json;

    @Test
    void theGatewaysOwnCallsAreDescribedEvenWhenNoServiceAnswers() {
        var answer = http().get("/api/openapi");

        var whole = answer.json();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(whole.path("openapi").asString()).isEqualTo("3.1.0");
        assertThat(whole.path("servers").path(0).path("url").asString()).isEqualTo("/");
        assertThat(whole.path("paths").propertyNames())
                .contains(
                        "/api/accounts",
                        "/api/account",
                        "/api/accounts/{id}/roles",
                        "/api/accounts/{id}/disable",
                        "/api/account/tokens",
                        "/api/account/tokens/{id}")
                .allMatch(path -> path.startsWith("/api/"));
        assertThat(whole.path("components").path("securitySchemes").propertyNames())
                .containsExactlyInAnyOrder("token", "password");
        assertThat(whole.path("info").path("description").asString()).contains("course, enrollment, notification");
        assertThat(unresolved(whole)).isEmpty();
    }

    @Test
    void schemasOfOneNameThatDifferAreKeptApartAndInternalsStayInside() {
        var merge = new OpenApiMerge(json);
        merge.add("course", json.readTree("""
                {"paths": {"/api/courses": {"get": {"responses": {"200": {"$ref": "#/components/schemas/Page"}}}},
                           "/error": {"get": {"responses": {}}}, "/internal/x": {}},
                 "components": {"schemas": {"Page": {"type": "object"}, "Same": {"type": "string"}}}}"""));
        merge.add("enrollment", json.readTree("""
                {"paths": {"/api/offerings": {"get": {"responses": {"200": {"$ref": "#/components/schemas/Page"}}}}},
                 "components": {"schemas": {
                   "Page": {"type": "array", "items": {"$ref": "#/components/schemas/Page"}},
                   "Same": {"type": "string"}}}}"""));

        var whole = merge.result();

        assertThat(whole.path("paths").propertyNames()).containsExactly("/api/courses", "/api/offerings");
        assertThat(whole.path("components").path("schemas").propertyNames())
                .containsExactlyInAnyOrder("Page", "Same", "enrollment.Page", "Problem");
        assertThat(whole.at("/paths/~1api~1offerings/get/responses/200/$ref").asString())
                .isEqualTo("#/components/schemas/enrollment.Page");
        assertThat(whole.at("/components/schemas/enrollment.Page/items/$ref").asString())
                .isEqualTo("#/components/schemas/enrollment.Page");
        assertThat(unresolved(whole)).isEmpty();
    }

    @Test
    void everyCallHasANameOfItsOwnAndMayEndInAProblem() {
        var merge = new OpenApiMerge(json);
        merge.add("course", json.readTree("""
                {"paths": {"/api/courses": {"get": {"operationId": "read", "responses": {"200": {}}}}}}"""));
        merge.add("notification", json.readTree("""
                {"paths": {"/api/inbox": {"get": {"operationId": "read", "responses": {"200": {}}}}}}"""));

        var whole = merge.result();

        assertThat(whole.at("/paths/~1api~1courses/get/operationId").asString()).isEqualTo("read");
        assertThat(whole.at("/paths/~1api~1inbox/get/operationId").asString()).isEqualTo("notificationRead");
        assertThat(whole.at("/paths/~1api~1inbox/get/responses/default/$ref").asString())
                .isEqualTo("#/components/responses/Problem");
        assertThat(whole.at("/components/responses/Problem/content").propertyNames())
                .containsExactly("application/problem+json");
        assertThat(unresolved(whole)).isEmpty();
    }

    @Test
    void aPatternIsTranslatedToThatOfSchemasOrLeftOut() {
        var merge = new OpenApiMerge(json);
        merge.add("course", json.readTree("""
                {"paths": {}, "components": {"schemas": {"Form": {"properties": {
                  "slug": {"type": "string", "pattern": "[a-z]+|x"},
                  "name": {"type": "string", "pattern": "[^\\\\p{Cntrl}<>]*"},
                  "word": {"type": "string", "pattern": "\\\\p{Alpha}*"}}}}}}"""));

        var fields = merge.result().at("/components/schemas/Form/properties");

        assertThat(fields.at("/slug/pattern").asString()).isEqualTo("^(?:[a-z]+|x)$");
        assertThat(fields.at("/name/pattern").asString()).isEqualTo("^(?:[^\\u0000-\\u001f\\u007f<>]*)$");
        assertThat(fields.at("/word").has("pattern")).isFalse();
    }

    @Test
    void theGatewaysOwnCallsSayWhatTheyAskFor() {
        var paths = http().get("/api/openapi").json().path("paths");

        assertThat(paths.at("/~1api~1accounts/post/security").toString()).isEqualTo("[]");
        assertThat(paths.at("/~1api~1accounts/get/security").toString()).isEqualTo("[{\"token\":[]}]");
        assertThat(paths.at("/~1api~1account/get/security").toString()).isEqualTo("[{\"token\":[]},{\"password\":[]}]");
        assertThat(paths.at("/~1api~1account~1tokens/post/security").toString()).isEqualTo("[{\"password\":[]}]");
        assertThat(paths.at("/~1api~1account~1tokens/post/responses/201/content")
                        .propertyNames())
                .containsExactly("application/json");
    }

    @Test
    void servicesThatAreSlowToDescribeThemselvesAreWaitedForAllAtOnce() throws Exception {
        var arrived = new CountDownLatch(3);
        SERVICE.answer("GET /v3/api-docs", exchange -> {
            arrived.countDown();
            var body = "{\"paths\": {}}".getBytes(StandardCharsets.UTF_8);
            try {
                // Answers only once all three were asked, and then not at once.
                assertThat(arrived.await(5, TimeUnit.SECONDS)).isTrue();
                TimeUnit.SECONDS.sleep(4);
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        });

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(http().get("/api/openapi")
                                .json()
                                .at("/info/description")
                                .asString())
                        .doesNotContain("Not described right now"));

        assertThat(SERVICE.count("/v3/api-docs")).isEqualTo(3);
    }

    private static List<String> unresolved(JsonNode whole) {
        return whole.findValues("$ref").stream()
                .map(JsonNode::asString)
                .filter(reference -> whole.at(reference.substring(1)).isMissingNode())
                .toList();
    }
}
