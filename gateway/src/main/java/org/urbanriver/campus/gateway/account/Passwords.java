package org.urbanriver.campus.gateway.account;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.ClassPathResource;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.urbanriver.campus.platform.Ids;
import org.urbanriver.campus.platform.problems.Invalid;

/**
 * Judges, hashes and compares passwords. The rules follow NIST SP 800-63B, section 3.1.1: length and a list of common
 * ones, no composition. Few are hashed at once, as each takes 16 MB on purpose.
 */
@Component
class Passwords {

    private static final int MIN_LENGTH = 12;
    private static final int MAX_LENGTH = 128;
    private static final int MIN_DISTINCT = 5;

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    private final PasswordEncoder encoder;
    private final Semaphore places =
            new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()), true);
    private final Set<String> common = common();
    private final String nobodys;

    Passwords(Settings settings) {
        var argon2 = new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, 1, settings.memoryKib(), settings.iterations());
        this.encoder = new DelegatingPasswordEncoder("argon2id", Map.of("argon2id", argon2));
        this.nobodys = hash(Ids.next());
    }

    /**
     * What a hash costs; with a higher cost, passwords are hashed anew as their owners sign in.
     *
     * @param memoryKib that each hash takes while it is made
     */
    @ConfigurationProperties("campus.passwords")
    record Settings(
            @DefaultValue("16384") int memoryKib,
            @DefaultValue("3") int iterations) {}

    /** Refuses with 422 what others would guess. */
    void judge(String password, EmailAddress email, String name) {
        var length = password.codePointCount(0, password.length());
        if (length < MIN_LENGTH || length > MAX_LENGTH) {
            throw new Invalid(
                    "/password",
                    "must be " + MIN_LENGTH + " to " + MAX_LENGTH + " characters long; a few words do well");
        }
        var plain = password.toLowerCase(Locale.ROOT);
        if (plain.equals(email.value()) || plain.equals(email.local()) || plain.equals(name.toLowerCase(Locale.ROOT))) {
            throw new Invalid("/password", "must not be your name or e-mail address");
        }
        if (common.contains(plain) || plain.chars().distinct().count() < MIN_DISTINCT) {
            throw new Invalid("/password", "is one of those that are guessed first; choose another");
        }
    }

    String hash(String password) {
        return limited(() -> "" + encoder.encode(normal(password)));
    }

    boolean matches(String password, String hash) {
        return password.length() <= 2 * MAX_LENGTH && limited(() -> encoder.matches(normal(password), hash));
    }

    /** Takes as long as comparing would, so that the time tells nobody whether there is such an account. */
    void pretend(String password) {
        matches(password, nobodys);
    }

    boolean isOutdated(String hash) {
        return encoder.upgradeEncoding(hash);
    }

    /** The same characters typed on another keyboard are the same password. */
    private static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }

    private <T> T limited(Supplier<T> work) {
        places.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            places.release();
        }
    }

    private static Set<String> common() {
        try {
            var text = new ClassPathResource("common-passwords.txt").getContentAsString(StandardCharsets.UTF_8);
            return Arrays.stream(text.split("\\R"))
                    .filter(line -> !line.isBlank())
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
