package org.urbanriver.campus.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
                .containsExactlyInAnyOrder("Page", "Same", "enrollment.Page");
        assertThat(whole.at("/paths/~1api~1offerings/get/responses/200/$ref").asString())
                .isEqualTo("#/components/schemas/enrollment.Page");
        assertThat(whole.at("/components/schemas/enrollment.Page/items/$ref").asString())
                .isEqualTo("#/components/schemas/enrollment.Page");
        assertThat(unresolved(whole)).isEmpty();
    }

    private static List<String> unresolved(JsonNode whole) {
        return whole.findValues("$ref").stream()
                .map(JsonNode::asString)
                .filter(reference -> whole.at(reference.substring(1)).isMissingNode())
                .toList();
    }
}
