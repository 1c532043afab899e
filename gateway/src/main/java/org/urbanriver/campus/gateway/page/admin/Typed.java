package org.urbanriver.campus.gateway.page.admin;

import org.jspecify.annotations.Nullable;

/** Text from a form or an address, as it may be handed on: without spaces around it, and never longer than it can mean something. */
final class Typed {

    private static final int LONGEST = 200;

    private Typed() {}

    static String text(@Nullable String typed) {
        var plain = typed == null ? "" : typed.strip();
        return plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
    }

    /** What a service is asked with: nothing, where nothing was typed. */
    static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
