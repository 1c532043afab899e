package org.urbanriver.campus.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalAddressTests {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/courses/headaches", "/?q=neck%20pain&page=1", "/courses/x#offerings"})
    void aPageOfThisCampusIsKept(String address) {
        assertThat(LocalAddress.of(address)).isEqualTo(address);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "//evil.example",
                "/\\evil.example",
                "/\t/evil.example",
                "\\\\evil.example",
                "https://evil.example",
                "javascript:alert(1)",
                "/a\r\nSet-Cookie: x=1",
                "evil.example",
                " //evil.example",
                "/sign-in?next=/sign-in",
                "/@evil.example:80"
            })
    void everythingElseLeadsToTheFrontPage(String address) {
        assertThat(LocalAddress.of(address)).isEqualTo("/");
    }
}
