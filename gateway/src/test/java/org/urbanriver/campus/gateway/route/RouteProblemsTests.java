package org.urbanriver.campus.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

/** With the very connections that the gateway uses, as it is their failures that are told apart. */
class RouteProblemsTests {

    private final RouteProblems problems = new RouteProblems();

    @Test
    void aServiceThatFallsSilentHasTimedOut() throws IOException {
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var answer = problems.notAnswered(failure(silent.getLocalPort()), request());

            assertThat(answer.getStatusCode().value()).isEqualTo(504);
            assertThat(reason(answer)).isEqualTo("timed-out");
            assertThat(answer.getHeaders().containsHeader(HttpHeaders.RETRY_AFTER))
                    .isFalse();
            assertThat(answer.getBody().getDetail()).contains("look whether it was done before you repeat it");
        }
    }

    @Test
    void aServiceThatIsNotThereIsUnavailableAndMayBeTriedAgain() throws IOException {
        int port;
        try (var gone = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            port = gone.getLocalPort();
        }

        var answer = problems.notAnswered(failure(port), request());

        assertThat(answer.getStatusCode().value()).isEqualTo(503);
        assertThat(reason(answer)).isEqualTo("unavailable");
        assertThat(answer.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo("5");
    }

    private static ResourceAccessException failure(int port) throws IOException {
        try (var connections = new Clients().serviceConnections()) {
            var requests = new HttpComponentsClientHttpRequestFactory(connections);
            requests.setReadTimeout(Duration.ofMillis(200));
            var client = RestClient.builder().requestFactory(requests).build();
            return catchThrowableOfType(
                    ResourceAccessException.class,
                    () -> client.get()
                            .uri(URI.create("http://127.0.0.1:" + port + "/api/courses"))
                            .retrieve()
                            .toBodilessEntity());
        }
    }

    private static Object reason(ResponseEntity<ProblemDetail> answer) {
        var properties = answer.getBody().getProperties();
        return (properties == null ? Map.of() : properties).get("reason");
    }

    private static MockHttpServletRequest request() {
        return new MockHttpServletRequest("GET", "/api/courses");
    }
}
