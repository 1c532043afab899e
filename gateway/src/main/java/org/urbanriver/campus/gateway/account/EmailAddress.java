package org.urbanriver.campus.gateway.account;

import java.util.Locale;
import java.util.regex.Pattern;
import org.urbanriver.campus.platform.problems.Invalid;

/** An address that mail can be sent to, in the one spelling by which an account is found. */
record EmailAddress(String value) {

    private static final int MAX_LENGTH = 254; // RFC 5321, section 4.5.3.1.3, less the angle brackets
    private static final Pattern SHAPE = Pattern.compile(
            "[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+");

    static EmailAddress of(String text) {
        var email = spelling(text);
        if (email.length() > MAX_LENGTH || !SHAPE.matcher(email).matches()) {
            throw new Invalid("/email", "must be an e-mail address such as rosa@example.org");
        }
        return new EmailAddress(email);
    }

    /** How an address is written in the store, whether or not it is one. */
    static String spelling(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    /** The part before the {@code @}. */
    String local() {
        return value.substring(0, value.indexOf('@'));
    }
}
