package org.urbanriver.campus.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class LimitsTests {

    private final Limits limits = new Limits(new Limits.Settings(3, 5, 2));

    @Test
    void wrongPasswordsAreLimitedForEachAccountAndForAllFromOneAddress() {
        fail("1.1.1.1", "a@example.org", 3);

        assertStopped("1.1.1.1", "A@example.org ");
        fail("1.1.1.1", "b@example.org", 2);
        assertStopped("1.1.1.1", "c@example.org");
        fail("2.2.2.2", "a@example.org", 1);
    }

    @Test
    void aRightPasswordCostsNothing() {
        for (var i = 0; i < 50; i++) {
            assertThat(limits.signIn(from("1.1.1.1"), "a@example.org", () -> "in"))
                    .isEqualTo("in");
        }
    }

    @Test
    void registrationsAreLimitedByAddress() {
        limits.registration(from("1.1.1.1"));
        limits.registration(from("1.1.1.1"));

        assertThatThrownBy(() -> limits.registration(from("1.1.1.1")))
                .isInstanceOfSatisfying(
                        TooManyTries.class, e -> assertThat(e.seconds()).isBetween(1L, 1801L));
        limits.registration(from("1.1.1.2"));
    }

    @Test
    void aWholeNetworkOfTheNewKindIsOneAddress() {
        assertThat(Limits.address("2001:db8:1:2:3:4:5:6")).isEqualTo(Limits.address("2001:db8:1:2::9"));
        assertThat(Limits.address("2001:db8:1:2::1")).isNotEqualTo(Limits.address("2001:db8:1:3::1"));
        assertThat(Limits.address("10.0.0.1")).isNotEqualTo(Limits.address("10.0.0.2"));
        assertThat(Limits.address("0:0:0:0:0:0:0:1")).isNotEmpty();
    }

    private void fail(String address, String email, int times) {
        for (var i = 0; i < times; i++) {
            assertThatThrownBy(() -> limits.signIn(from(address), email, () -> {
                        throw new IllegalArgumentException("wrong");
                    }))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private void assertStopped(String address, String email) {
        assertThatThrownBy(() -> limits.signIn(from(address), email, () -> "in"))
                .isInstanceOf(TooManyTries.class);
    }

    private static MockHttpServletRequest from(String address) {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr(address);
        return request;
    }
}
