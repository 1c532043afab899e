package org.urbanriver.campus.gateway.account;

import java.text.Normalizer;
import java.util.regex.Pattern;
import org.urbanriver.campus.platform.problems.Invalid;

/**
 * A name as it goes on certificates: any script, but nothing that hides, reorders or could pass for markup, and no character that
 * stands for one which was lost.
 */
record PersonName(String value) {

    private static final int MAX_LENGTH = 100;
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern REFUSED =
            Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Co}\\p{Cn}\\p{Cf}\\uFFFD<>\"&&[^\\u200C\\u200D]]");
    private static final Pattern LETTER = Pattern.compile("\\p{L}");

    static PersonName of(String text) {
        if (REFUSED.matcher(text).find()) {
            throw new Invalid(
                    "/name",
                    "must not contain control characters, quotation marks, < and >, or a mark for a lost letter");
        }
        var name = SPACES.matcher(Normalizer.normalize(text, Normalizer.Form.NFC))
                .replaceAll(" ")
                .strip();
        if (name.isEmpty()
                || name.length() > MAX_LENGTH
                || !LETTER.matcher(name).find()) {
            throw new Invalid("/name", "must be 1 to " + MAX_LENGTH + " characters long, with at least one letter");
        }
        return new PersonName(name);
    }
}
