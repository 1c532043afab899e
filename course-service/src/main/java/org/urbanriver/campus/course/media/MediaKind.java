package org.urbanriver.campus.course.media;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
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
    WEBM("video/webm", "webm", 500),
    /** captions of a video */
    VTT("text/vtt", "vtt", 1);

    /** Enough of a file to tell its kind by. */
    static final int PREFIX = 64 * 1024;

    /**
     * What a file may say first that it is (its major brand, ISO/IEC 14496-12, section 4.3), for browsers to play it as
     * MP4. What else it says to be compatible with tells nothing: sounds and images name some of these there.
     */
    private static final Set<String> MP4_BRANDS = Set.of(
            "isom", "iso2", "iso3", "iso4", "iso5", "iso6", "iso7", "iso8", "iso9", "avc1", "mp41", "mp42", "M4V ",
            "M4VH", "M4VP", "dash", "cmfc", "MSNV");

    private static final Pattern VTT_SIGNATURE = Pattern.compile("\\x{FEFF}?WEBVTT(?:[ \\t\\r\\n]|$)");

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
        if (isMp4(prefix)) {
            return Optional.of(MP4);
        }
        if (isVtt(prefix)) {
            return Optional.of(VTT);
        }
        var detected = TIKA.detect(prefix);
        // A WebM file is a Matroska file that says so in its first element.
        var type = detected.equals("application/x-matroska") && isWebm(prefix) ? WEBM.contentType : detected;
        return Arrays.stream(values())
                .filter(kind -> kind.contentType.equals(type))
                .findFirst();
    }

    /** Tika knows few of the brands and takes the rest for QuickTime. */
    private static boolean isMp4(byte[] prefix) {
        if (prefix.length < 16) {
            return false;
        }
        var start = new String(prefix, 0, 12, StandardCharsets.ISO_8859_1);
        // The first box is that of the brands, which is short, and no text begins with zeros.
        return start.startsWith("\0\0") && start.startsWith("ftyp", 4) && MP4_BRANDS.contains(start.substring(8));
    }

    /** By the first line of a WebVTT file (W3C WebVTT, section 4.1), which Tika takes for any text. */
    private static boolean isVtt(byte[] prefix) {
        var start = new String(prefix, 0, Math.min(prefix.length, 16), StandardCharsets.UTF_8);
        return VTT_SIGNATURE.matcher(start).lookingAt();
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
