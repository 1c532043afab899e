package org.urbanriver.campus.course.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.urbanriver.campus.contracts.problems.ProblemType;
import org.urbanriver.campus.platform.problems.RuleViolated;

/**
 * A body on its way in: kept in a temporary file while it is looked at, never in memory, and gone afterwards.
 *
 * @param sha256 of the content, in hexadecimal
 */
public record Upload(Path path, long bytes, String sha256) implements AutoCloseable {

    /** How much of the content may come, which may depend on how it begins. */
    @FunctionalInterface
    interface Limit {

        /** The most bytes; throws when such a content is not taken at all. */
        long of(byte[] prefix);
    }

    /** Reads all of the stream; 413 as soon as more than {@code limit} bytes came. */
    public static Upload of(InputStream body, long limit, String tooLarge) throws IOException {
        return of(body, prefix -> limit, tooLarge);
    }

    static Upload of(InputStream body, Limit limits, String tooLarge) throws IOException {
        var path = Files.createTempFile("campus-upload-", ".tmp");
        try {
            return copy(body, path, limits, tooLarge);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(path);
            throw e;
        }
    }

    private static Upload copy(InputStream body, Path path, Limit limits, String tooLarge) throws IOException {
        var digest = sha256Digest();
        var buffer = body.readNBytes(MediaKind.PREFIX);
        var limit = limits.of(buffer);
        long bytes = 0;
        try (var file = Files.newOutputStream(path)) {
            for (var read = buffer.length; read > 0; read = body.read(buffer)) {
                bytes += read;
                if (bytes > limit) {
                    throw new RuleViolated(ProblemType.TOO_LARGE, tooLarge);
                }
                digest.update(buffer, 0, read);
                file.write(buffer, 0, read);
            }
        }
        return new Upload(path, bytes, HexFormat.of().formatHex(digest.digest()));
    }

    static MessageDigest sha256Digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
