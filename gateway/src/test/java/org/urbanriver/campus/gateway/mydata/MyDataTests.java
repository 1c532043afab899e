package org.urbanriver.campus.gateway.mydata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.urbanriver.campus.gateway.GatewayTest;

class MyDataTests extends GatewayTest {

    private static final String MESSAGE = """
            {"id": "m%d", "kind": "enrollment-activated", "title": "You are enrolled", "text": "Welcome",
             "link": "/courses/headaches", "at": "2026-03-02T15:04:05Z"}""";

    private final String email = newEmail();

    @Test
    void theDownloadHoldsWhatEveryPartOfTheCampusKnows() {
        register(email);
        SERVICE.answer("GET /api/enrollments", 200, "application/json", """
                {"items": [{"id": "o1_rosa", "studentId": "rosa", "studentName": "Rosa Delgado", "revision": 1,
                  "status": "ACTIVE", "enrolledAt": "2026-03-02T15:04:05Z", "changedAt": "2026-03-02T15:04:05Z",
                  "modules": [{"moduleId": "introduction", "title": "Introduction", "doneAt": "2026-03-03T10:00:00Z"}]}],
                 "page": 0, "size": 100, "total": 1}""");
        SERVICE.answer("GET /api/inbox", exchange -> {
            var second = exchange.getRequestURI().getQuery().contains("page=1");
            var items = second ? IntStream.range(99, 130) : IntStream.range(0, 100);
            var body = """
                    {"items": [%s], "page": %d, "size": 100, "total": 130, "unread": 0, "position": ""}""".formatted(
                    items.mapToObj(MESSAGE::formatted).collect(Collectors.joining(",")), second ? 1 : 0).getBytes();
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        });
        var secret = token(email);

        var file = http().bearer(secret).get("/api/account/data");

        assertThat(file.status()).isEqualTo(200);
        assertThat(file.header("Content-Disposition")).startsWith("attachment").contains("my-data.json");
        var data = file.json();
        assertThat(data.path("account").path("email").asString()).isEqualTo(email);
        assertThat(data.path("enrollments")
                        .path(0)
                        .path("modules")
                        .path(0)
                        .path("doneAt")
                        .asString())
                .isEqualTo("2026-03-03T10:00:00Z");
        assertThat(data.path("messages").size()).isEqualTo(130);
        assertThat(data.path("tokens").size()).isEqualTo(1);
        assertThat(file.body()).doesNotContain(secret).doesNotContain("argon2");
    }

    @Test
    void itIsAllOrNothing() {
        register(email);
        SERVICE.answer("GET /api/enrollments", 200, "application/json", """
                {"items": [], "page": 0, "size": 100, "total": 0}""");
        SERVICE.answer("GET /api/inbox", 503, "text/plain", "");

        var file = program(email).get("/api/account/data");

        assertThat(file.status()).isEqualTo(503);
        assertThat(file.reason()).isEqualTo("unavailable");
    }

    @Test
    void itIsNobodyElses() {
        assertThat(http().get("/api/account/data").status()).isEqualTo(401);
    }
}
