package org.urbanriver.campus.platform;

import java.security.SecureRandom;

/** Makes ids that fit into an address and cannot be guessed: 80 random bits in Crockford's base 32, lower case. */
public final class Ids {

    private static final char[] DIGITS = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();
    private static final int LENGTH = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    public static String next() {
        var bytes = new byte[LENGTH];
        RANDOM.nextBytes(bytes);
        var id = new StringBuilder(LENGTH);
        for (var b : bytes) {
            id.append(DIGITS[b & 31]);
        }
        return id.toString();
    }
}
