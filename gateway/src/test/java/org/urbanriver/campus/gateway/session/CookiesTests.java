package org.urbanriver.campus.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.session.web.http.CookieSerializer.CookieValue;

class CookiesTests {

    @Test
    void overTlsCookiesAreBoundToTheHost() {
        var cookies = cookies("https://campus.example.org");

        assertThat(cookies)
                .hasSize(2)
                .allSatisfy(cookie -> assertThat(cookie)
                        .startsWith("__Host-campus-")
                        .contains("; Path=/;", "Secure", "HttpOnly")
                        .doesNotContain("Domain"));
    }

    @Test
    void withoutTlsBrowsersWouldNotSendSuchCookies() {
        var cookies = cookies("http://localhost:8080");

        assertThat(cookies)
                .hasSize(2)
                .allSatisfy(cookie -> assertThat(cookie)
                        .startsWith("campus-")
                        .contains("HttpOnly")
                        .doesNotContain("Secure"));
    }

    private static List<String> cookies(String publicUrl) {
        var settings = new SessionSettings(URI.create(publicUrl), Duration.ofHours(12), Duration.ofDays(30));
        var request = new MockHttpServletRequest();
        var response = new MockHttpServletResponse();
        SessionStore.sessionCookie(settings).writeCookieValue(new CookieValue(request, response, "id"));
        var tokens = new SecurityChains().csrfTokens(settings);
        tokens.saveToken(tokens.generateToken(request), request, response);
        // The mock writes the attribute only for cookies that it made itself.
        assertThat(response.getCookies())
                .allSatisfy(
                        cookie -> assertThat(cookie.getAttribute("SameSite")).isEqualTo("Lax"));
        return response.getHeaders("Set-Cookie");
    }
}
