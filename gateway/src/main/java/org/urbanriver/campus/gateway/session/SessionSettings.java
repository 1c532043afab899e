package org.urbanriver.campus.gateway.session;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long people stay signed in, and under which address they reach the campus.
 *
 * @param publicUrl where browsers find the campus; with {@code https} cookies are bound to it
 * @param sessionIdle after which an unused session ends
 * @param sessionLife after which any session ends
 */
@ConfigurationProperties("campus")
record SessionSettings(
        @DefaultValue("http://localhost:8080") URI publicUrl,
        @DefaultValue("12h") Duration sessionIdle,
        @DefaultValue("30d") Duration sessionLife) {

    boolean https() {
        return "https".equalsIgnoreCase(publicUrl.getScheme());
    }

    /** Browsers accept the prefix only for the whole host over TLS, so that no other host can plant the cookie. */
    String cookie(String name) {
        return https() ? "__Host-" + name : name;
    }

    String sessionCookie() {
        return cookie("campus-session");
    }
}
