package org.urbanriver.campus.course.course;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Equal for equal content and different for different content: SHA-256 over fields that cannot run into each other. */
final class Fingerprint {

    private final MessageDigest digest;

    Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    Fingerprint add(String... texts) {
        for (var text : texts) {
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            count(bytes.length);
            digest.update(bytes);
        }
        return this;
    }

    Fingerprint add(List<String> texts) {
        count(texts.size());
        texts.forEach(this::add);
        return this;
    }

    Fingerprint count(int number) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
        return this;
    }

    /** 64 hexadecimal digits; may be asked for once. */
    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
