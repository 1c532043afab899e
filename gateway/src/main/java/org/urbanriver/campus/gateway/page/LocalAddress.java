package org.urbanriver.campus.gateway.page;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where to go after signing in: a page of this campus, whatever the address of the sign-in page says. */
final class LocalAddress {

    /** One slash and then no other, and nothing that a browser would strip or read as one. */
    private static final Pattern LOCAL = Pattern.compile("/(?![/\\\\])[A-Za-z0-9/._~%?&=+#-]{0,500}");

    private LocalAddress() {}

    static String of(@Nullable String asked) {
        return asked != null && LOCAL.matcher(asked).matches() && !asked.startsWith("/sign-") ? asked : "/";
    }
}
