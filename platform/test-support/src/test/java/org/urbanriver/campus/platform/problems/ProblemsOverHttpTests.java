package org.urbanriver.campus.platform.problems;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.urbanriver.campus.platform.security.OpenEndpoints;
import org.urbanriver.campus.platform.test.WithStores;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@WithStores
@Import(ProblemsOverHttpTests.Open.class)
class ProblemsOverHttpTests {

    @LocalServerPort
    int port;

    @ParameterizedTest
    @CsvSource({"/open?q=%E9", "/a%2Fb", "/a%00b", "/a;b=c"})
    void anAddressThatCannotBeReadIsAProblemToo(String address) throws IOException, InterruptedException {
        var answer = get(address);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(JsonMapper.shared().readTree(answer.body()).at("/type").asString())
                .isEqualTo("/problems/malformed");
    }

    private HttpResponse<String> get(String address) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + address))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString());
        }
    }

    @RestController
    static class Open {

        @Bean
        OpenEndpoints openOverHttp() {
            return OpenEndpoints.get("/open");
        }

        @GetMapping("/open")
        String open(@RequestParam String q) {
            return q;
        }
    }
}
