package org.urbanriver.campus.course.media;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.apache.tika.Tika;

/**
 * What a lesson may show. A file's content decides, never its name; SVG and HTML are not among these, as they can carry
 * scripts.
 */
public enum MediaKind {
    PNG("image/png", "png", 10),
    JPEG("image/jpeg", "jpg", 10),
    WEBP("image/webp", "webp", 10),
    GIF("image/gif", "gif", 10),
    MP4("video/mp4", "mp4", 500),
    WEBM("video/webm", "webm", 500);

    /** Enough of a file to tell its kind by. */
    static final int PREFIX = 64 * 1024;

    private static final int MEGABYTE = 1024 * 1024;
    private static final Tika TIKA = new Tika();

    private final String contentType;
    private final String extension;
    private final int megabytes;

    MediaKind(String contentType, String extension, int megabytes) {
        this.contentType = contentType;
        this.extension = extension;
        this.megabytes = megabytes;
    }

    static Optional<MediaKind> of(byte[] prefix) {
        var detected = TIKA.detect(prefix);
        // A WebM file is a Matroska file that says so in its first element.
        var type = detected.equals("application/x-matroska") && isWebm(prefix) ? WEBM.contentType : detected;
        return Arrays.stream(values())
                .filter(kind -> kind.contentType.equals(type))
                .findFirst();
    }

    private static boolean isWebm(byte[] prefix) {
        return new String(prefix, 0, Math.min(prefix.length, 64), StandardCharsets.ISO_8859_1).contains("webm");
    }

    String contentType() {
        return contentType;
    }

    public String extension() {
        return extension;
    }

    long limit() {
        return (long) megabytes * MEGABYTE;
    }

    String tooLarge() {
        return "Files of the type " + contentType + " may have at most " + megabytes + " MB.";
    }
}
