package org.urbanriver.campus.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.urbanriver.campus.gateway.GatewayTest;
import org.urbanriver.campus.gateway.Http;

/** What all pages do alike: languages, the brand, parts for htmx, and problems. */
class KitTests extends GatewayTest {

    @BeforeEach
    void catalog() {
        SERVICE.answer("GET /api/techniques", 200, "application/json", "[]");
        SERVICE.answer(
                "GET /api/courses",
                200,
                "application/json",
                "{\"items\": [], \"page\": 0, \"size\": 12, \"total\": 0}");
    }

    @ParameterizedTest
    @CsvSource({
        "es, es",
        "'es-MX,es;q=0.9,en;q=0.5', es",
        "'en-US,es;q=0.9', en",
        "'fr,es;q=0.5', es",
        "de, en",
        "'*;;;', en"
    })
    void pagesSpeakTheLanguageOfTheBrowser(String accepted, String language) {
        assertThat(http().browser().get("/help-me", "Accept-Language", accepted).body())
                .contains("<html lang=\"" + language + "\">");
    }

    @Test
    void theChosenLanguageStaysAndLeadsBackToThePage() {
        var browser = http().browser();

        var chosen = browser.get("/language/es?next=%2Fcourses%2Fheadaches%3Fx%3D1");

        assertThat(chosen.status()).isEqualTo(303);
        assertThat(chosen.header("Location")).isEqualTo("/courses/headaches?x=1");
        assertThat(chosen.header("Set-Cookie")).contains("HttpOnly", "SameSite=Lax");
        assertThat(browser.get("/problems").body())
                .contains("<html lang=\"es\">", "Todos los lugares están ocupados")
                .contains("href=\"/language/en?next=%2Fproblems\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example", "https://evil.example", "/%5Cevil.example", "javascript:alert(1)"})
    void choosingALanguageNeverLeadsToAnotherSite(String next) {
        assertThat(http().browser().get("/language/es?next=" + next).header("Location"))
                .isEqualTo("/");
    }

    @Test
    void aLanguageThatIsNotSpokenIsNotThere() {
        assertThat(http().browser().get("/language/de").status()).isEqualTo(404);
    }

    @Test
    void theAccentIsAStylesheetThatBrowsersKeep() {
        var home = http().browser().get("/").body();
        var address = home.replaceAll("(?s).*href=\"(/brand/accent.css[^\"]+)\".*", "$1");

        var css = http().get(address);

        assertThat(css.header("Content-Type")).startsWith("text/css");
        assertThat(css.header("Cache-Control")).contains("max-age=31536000", "immutable");
        assertThat(css.body()).contains("--accent:#17616a");
        assertThat(http().browser().get("/brand/logo").status()).isEqualTo(404);
    }

    @Test
    void aPartThatFailsIsToldBesideThePage() {
        var answer = part("/courses/nothing", "main");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("HX-Retarget")).isEqualTo("#toasts");
        assertThat(answer.body())
                .contains("class=\"toast bad\"", "tell us this id")
                .doesNotContain("<html");
    }

    @Test
    void whoseSessionEndedIsLedToSignInAndBackToThePage() {
        var answer = http().browser()
                .send(http().browser()
                        .request("/inbox")
                        .setHeader("HX-Request", "true")
                        .setHeader("HX-Current-URL", "http://localhost/courses/x?y=1"));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("HX-Redirect")).isEqualTo("/sign-in?next=%2Fcourses%2Fx%3Fy%3D1");
    }

    @Test
    void theServicesAreAskedInTheReadersLanguage() {
        http().browser().get("/", "Accept-Language", "es");

        assertThat(SERVICE.last("/api/courses").header("accept-language")).startsWith("es");
    }

    @ParameterizedTest
    @ValueSource(strings = {"told.nothing-like-that", "frame.skip", "<script>"})
    void aCookieThatTellsNothingKnownIsPassedOver(String told) {
        var answer = http().browser().get("/problems", "Cookie", "campus-told=" + told);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain("class=\"toast ");
        assertThat(answer.header("Set-Cookie")).contains("campus-told=;", "Max-Age=0");
    }

    @Test
    void pagesAreSentCompressed() {
        var answer = http().browser().get("/problems", "Accept-Encoding", "gzip");

        assertThat(answer.header("Content-Encoding")).isEqualTo("gzip");
    }

    private Http.Answer part(String path, String target) {
        HttpRequest.Builder request = http().browser().request(path);
        return http().send(request.setHeader("HX-Request", "true").setHeader("HX-Target", target));
    }
}
