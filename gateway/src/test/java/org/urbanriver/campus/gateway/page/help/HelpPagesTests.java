package org.urbanriver.campus.gateway.page.help;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.urbanriver.campus.gateway.GatewayTest;

class HelpPagesTests extends GatewayTest {

    @ParameterizedTest
    @CsvSource({
        "/help, en, How does the waitlist work?",
        "/help, es, ¿Cómo funciona la lista de espera?",
        "/policies, en, Certificates and CE hours",
        "/policies, es, Certificados y horas CE"
    })
    void everyoneReadsHelpAndPoliciesInTheirLanguage(String path, String language, String words) {
        var answer = http().browser().get(path, "Accept-Language", language);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .contains(words, "rel=\"canonical\"", "property=\"og:title\"", "name=\"description\"")
                .doesNotContain("noindex");
    }

    @Test
    void robotsAreKeptOutOfWhatIsPersonal() {
        var answer = http().browser().get("/robots.txt");

        assertThat(answer.header("Content-Type")).startsWith("text/plain");
        assertThat(answer.body()).contains("Disallow: /account", "Disallow: /enrollments/");
        assertThat(http().browser().get("/sign-in").body()).contains("noindex");
    }
}
