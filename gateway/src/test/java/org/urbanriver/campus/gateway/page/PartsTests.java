package org.urbanriver.campus.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.ResourceAccessException;
import org.urbanriver.campus.contracts.accounts.Role;
import org.urbanriver.campus.gateway.session.SignedIn;
import org.urbanriver.campus.platform.security.Caller;

class PartsTests {

    private final Parts parts = new Parts(Duration.ofSeconds(10));

    @AfterEach
    void leave() {
        SecurityContextHolder.clearContext();
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void partsAreAskedForAtTheSameTime() {
        var both = new CountDownLatch(2);
        var first = parts.ask(() -> meet(both));
        var second = parts.ask(() -> meet(both));

        assertThat(first.required()).isTrue();
        assertThat(second.required()).isTrue();
    }

    @Test
    void aPartIsAskedForInTheNameAndTheLanguageOfTheReader() {
        var caller = new Caller("s1", "Rosa", "rosa@example.org", Set.of(Role.STUDENT));
        SecurityContextHolder.getContext().setAuthentication(new SignedIn(caller));
        LocaleContextHolder.setLocale(Locale.of("es", "US"));

        var asked = parts.ask(
                () -> SecurityContextHolder.getContext().getAuthentication().getName()
                        + LocaleContextHolder.getLocale().getLanguage());

        assertThat(asked.required()).isEqualTo("s1es");
    }

    @Test
    void aServiceThatFailsOrIsSilentIsAway() {
        var failed = parts.ask(() -> {
            throw HttpServerErrorException.create(HttpStatus.BAD_GATEWAY, "", new HttpHeaders(), new byte[0], null);
        });
        var silent = new Parts(Duration.ofMillis(50)).ask(() -> {
            try {
                Thread.sleep(Duration.ofMinutes(1));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return "late";
        });

        assertThat(failed.isAway()).isTrue();
        assertThat(silent.isAway()).isTrue();
        assertThat(silent.or("nothing")).isEqualTo("nothing");
        assertThatThrownBy(silent::required).isInstanceOf(ResourceAccessException.class);
    }

    @Test
    void aRefusalKeepsItsWords() {
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.CONTENT_TYPE, "application/problem+json");
        var refused = parts.ask(() -> {
            throw HttpClientErrorException.create(
                    HttpStatus.CONFLICT, "", headers, "{}".getBytes(StandardCharsets.UTF_8), null);
        });

        assertThat(refused.isAway()).isFalse();
        assertThat(refused.isHere()).isFalse();
        assertThatThrownBy(refused::required).isInstanceOf(HttpClientErrorException.class);
    }

    @Test
    void aMistakeOfOursIsNotHidden() {
        var broken = parts.ask(() -> {
            throw new IllegalStateException("ours");
        });

        assertThatThrownBy(broken::isAway).hasMessage("ours");
    }

    private static boolean meet(CountDownLatch both) {
        both.countDown();
        try {
            return both.await(5, java.util.concurrent.TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            return false;
        }
    }
}
