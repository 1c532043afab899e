package org.urbanriver.campus.gateway.page;

import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where to go on to: a page of this campus, whatever the address asks for. */
public final class LocalAddress {

    /** One slash and then no other, and nothing that a browser would strip or read as one. */
    private static final Pattern LOCAL = Pattern.compile("/(?![/\\\\])[A-Za-z0-9/._~%?&=+#-]{0,500}");

    private LocalAddress() {}

    public static String of(@Nullable String asked) {
        return asked != null && asked.startsWith("/sign-") ? "/" : anywhere(asked);
    }

    /** Signing in and out included. */
    static String anywhere(@Nullable String asked) {
        return asked != null && LOCAL.matcher(asked).matches() ? asked : "/";
    }

    /** The page that a form stood on, as far as the browser tells. */
    static String ofReferrer(@Nullable String referrer) {
        if (referrer == null) {
            return "/";
        }
        try {
            var page = URI.create(referrer);
            return anywhere(page.getRawPath() + (page.getRawQuery() == null ? "" : "?" + page.getRawQuery()));
        } catch (IllegalArgumentException e) {
            return "/";
        }
    }
}
