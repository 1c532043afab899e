package org.urbanriver.campus.platform.problems;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.ServerAddress;
import com.mongodb.connection.ClusterId;
import com.mongodb.connection.ServerId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.MongoExceptionTranslator;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.urbanriver.campus.contracts.problems.ProblemType;
import org.urbanriver.campus.platform.security.CurrentCaller;
import org.urbanriver.campus.platform.security.OpenEndpoints;
import org.urbanriver.campus.platform.test.Callers;
import org.urbanriver.campus.platform.test.WithStores;

@SpringBootTest
@AutoConfigureMockMvc
@WithStores
@Import({ProblemMapperTests.Faulty.class, ProblemMapperTests.Open.class})
class ProblemMapperTests {

    @Autowired
    MockMvcTester http;

    @ParameterizedTest
    @CsvSource({
        "/faulty/missing, 404, not-found",
        "/faulty/forbidden, 403, not-allowed",
        "/faulty/rule, 409, full",
        "/faulty/stale, 409, concurrent-change",
        "/items?size=1000, 400, malformed",
        "/items?size=many, 400, malformed",
        "/nowhere, 404, not-found",
        "/faulty/pool, 503, unavailable",
        "/faulty/bug, 500, unexpected",
    })
    void everyRefusalIsAProblemWithItsOwnType(String path, int status, String slug) {
        var result = http.get().uri(path).with(Callers.student("s", "Sam")).exchange();

        assertProblem(result, status, slug);
    }

    @Test
    void anUnexpectedErrorTellsAnIdAndNothingElse() {
        var result =
                http.get().uri("/faulty/bug").with(Callers.student("s", "Sam")).exchange();

        assertThat(result).bodyJson().extractingPath("$.id").asString().hasSize(16);
        assertThat(result).bodyText().doesNotContain("secret").doesNotContain("Exception");
    }

    @Test
    void everyInvalidFieldIsNamedByAJsonPointer() {
        var result = post("{\"name\": \" \", \"lines\": [{\"count\": 1}, {\"count\": 0}]}");

        assertProblem(result, 422, "invalid");
        assertThat(result)
                .bodyJson()
                .extractingPath("$.errors[*].pointer")
                .asArray()
                .containsExactlyInAnyOrder("/name", "/lines/1/count");
    }

    @ParameterizedTest
    @CsvSource({
        "en, must not be empty, must be at least 1",
        "es, no debe estar vacío, debe ser como mínimo 1",
        "de, must not be empty, must be at least 1",
    })
    void whatIsWrongIsToldInTheLanguageOfTheRequest(String language, String name, String count) {
        var result = http.post()
                .uri("/items")
                .with(Callers.student("s", "Sam"))
                .header("Accept-Language", language)
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"name\": \" \", \"lines\": [{\"count\": 0}]}")
                .exchange();

        assertThat(result)
                .bodyJson()
                .extractingPath("$.errors[*].message")
                .asArray()
                .containsExactlyInAnyOrder(name, count);
    }

    @Test
    void soAreTheWordsOfOurOwnRules() {
        var result = http.post()
                .uri("/items")
                .with(Callers.student("s", "Sam"))
                .header("Accept-Language", "es-MX, en;q=0.5")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"name\": \"a\", \"lines\": [{\"count\": 99999999999}]}")
                .exchange();

        assertThat(result)
                .bodyJson()
                .extractingPath("$.errors[0].message")
                .isEqualTo("es un número fuera de los límites");
    }

    @Test
    void aFieldOfTheWrongKindIsNamedToo() {
        assertPointer(post("{\"name\": \"a\", \"lines\": [{\"count\": \"x\"}]}"), "/lines/0/count");
        assertPointer(post("{\"name\": \"a\", \"day\": \"SOMEDAY\"}"), "/day");
    }

    @Test
    void aValueIsNotBentUntilItFits() {
        assertPointer(post("{\"name\": \"a\", \"lines\": [{\"count\": 2.9}]}"), "/lines/0/count");
        assertPointer(post("{\"name\": \"a\", \"lines\": [{\"count\": \"2\"}]}"), "/lines/0/count");
        assertPointer(post("{\"name\": \"a\", \"lines\": [{\"count\": 1e99}]}"), "/lines/0/count");
        assertPointer(post("{\"name\": \"a\", \"day\": 0}"), "/day");
        assertPointer(post("[]"), "");
        assertPointer(post("{\"name\": \"a\", \"lines\": [{\"count\": 99999999999}]}"), "/lines/0/count");
    }

    @Test
    void anAddressWithABracketIsAProblemLikeAnyOther() {
        var result = http.get()
                .uri("/nowhere")
                .with(Callers.student("s", "Sam"))
                .with(request -> {
                    request.setRequestURI("/nowhere/[1]");
                    return request;
                })
                .exchange();

        assertProblem(result, 404, "not-found");
    }

    @Test
    void aBodyThatIsNoJsonOrIsMissingIsMalformed() {
        assertProblem(post("{"), 400, "malformed");
        assertProblem(post(""), 400, "malformed");
    }

    @Test
    void methodAndMediaTypeAreProblemsToo() {
        var student = Callers.student("s", "Sam");

        assertProblem(http.delete().uri("/faulty/rule").with(student).exchange(), 405, "method-not-allowed");
        assertProblem(
                http.post()
                        .uri("/items")
                        .with(student)
                        .contentType(MediaType.TEXT_PLAIN)
                        .content("x")
                        .exchange(),
                415,
                "unsupported-media-type");
        assertProblem(
                http.get()
                        .uri("/items")
                        .with(student)
                        .accept(MediaType.APPLICATION_PDF)
                        .exchange(),
                406,
                "not-acceptable");
    }

    @Test
    void whoeverIsNotSignedInIsToldSoUnlessTheAddressIsOpen() {
        var closed = http.get().uri("/faulty/rule").exchange();

        assertProblem(closed, 401, "sign-in-required");
        assertThat(closed).headers().containsHeader("WWW-Authenticate");
        assertThat(http.get().uri("/faulty/open").exchange()).hasStatusOk();
    }

    private MvcTestResult post(String body) {
        return http.post()
                .uri("/items")
                .with(Callers.student("s", "Sam"))
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private static void assertPointer(MvcTestResult result, String pointer) {
        assertProblem(result, 400, "malformed");
        assertThat(result).bodyJson().extractingPath("$.errors[0].pointer").isEqualTo(pointer);
    }

    private static void assertProblem(MvcTestResult result, int status, String slug) {
        assertThat(result).hasStatus(status);
        assertThat(result).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(result).bodyJson().extractingPath("$.type").isEqualTo("/problems/" + slug);
        assertThat(result).bodyJson().extractingPath("$.reason").isEqualTo(slug);
        assertThat(result).bodyJson().extractingPath("$.status").isEqualTo(status);
        assertThat(result).bodyJson().extractingPath("$.title").asString().isNotBlank();
    }

    static class Open {
        @Bean
        OpenEndpoints open() {
            return OpenEndpoints.get("/faulty/open");
        }
    }

    record Line(@Min(1) int count) {}

    record Item(@NotBlank String name, List<@Valid Line> lines, DayOfWeek day) {}

    @RestController
    static class Faulty {

        private final CurrentCaller caller;

        Faulty(CurrentCaller caller) {
            this.caller = caller;
        }

        @GetMapping("/faulty/{how}")
        String fail(@PathVariable String how) {
            return switch (how) {
                case "open" -> caller.find().map(each -> each.name()).orElse("nobody");
                case "missing" -> throw new NotFound("thing");
                case "forbidden" -> throw new NotAllowed("This is for others.");
                case "rule" -> throw new RuleViolated(ProblemType.FULL, "Every seat is taken.");
                case "pool" ->
                    throw Objects.requireNonNull(new MongoExceptionTranslator()
                            .translateExceptionIfPossible(new MongoConnectionPoolClearedException(
                                    new ServerId(new ClusterId(), new ServerAddress()), null)));
                case "stale" -> throw new OptimisticLockingFailureException("stale");
                default -> throw new IllegalStateException("secret");
            };
        }

        @GetMapping(path = "/items", produces = "application/json")
        List<Integer> items(@RequestParam(defaultValue = "10") @Max(100) int size) {
            return List.of(size);
        }

        @PostMapping(path = "/items", consumes = "application/json")
        Item add(@Valid @RequestBody Item item) {
            return item;
        }
    }
}
