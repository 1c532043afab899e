package org.urbanriver.campus.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseCookie;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class PageCookiesTests {

    private final MockHttpServletRequest request = new MockHttpServletRequest();

    @Test
    void whereTheCampusIsFoundByTlsCookiesAreForTlsAloneWhateverTheLastHopIs() {
        request.setSecure(false);

        assertThat(language("https://campus.example.org").isSecure()).isTrue();
        assertThat(told("https://campus.example.org").isSecure()).isTrue();
    }

    @Test
    void withoutTlsBrowsersWouldNotSendSuchCookies() {
        assertThat(language("http://localhost:8080").isSecure()).isFalse();
        assertThat(told("http://localhost:8080").isSecure()).isFalse();
    }

    @Test
    void noScriptReadsThemAndNoOtherSiteSendsThem() {
        assertThat(language("https://campus.example.org"))
                .returns(true, ResponseCookie::isHttpOnly)
                .returns("Lax", ResponseCookie::getSameSite)
                .returns("/", ResponseCookie::getPath);
    }

    private ResponseCookie language(String publicUrl) {
        arrive(publicUrl);
        return LanguageCookie.of("es", request);
    }

    private ResponseCookie told(String publicUrl) {
        arrive(publicUrl);
        return Told.cookie("told.enrolled", request);
    }

    private void arrive(String publicUrl) {
        new PageCookies(URI.create(publicUrl)).preHandle(request, new MockHttpServletResponse(), this);
    }
}
