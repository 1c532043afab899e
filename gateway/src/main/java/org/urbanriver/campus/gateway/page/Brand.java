package org.urbanriver.campus.gateway.page;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whose campus it is, as every page shows it.
 *
 * @param name of the campus
 * @param institute whose it is
 * @param logo file of an SVG, PNG or WebP image, up to 200 KB; empty means our own mark
 * @param accent color of links and buttons, such as {@code #17616a}; readable tones are derived from it
 * @param email where questions are answered
 * @param postal address of the institute on one line, or empty
 * @param phone or empty
 * @param provider number of the approved provider of continuing education, or empty
 */
@ConfigurationProperties("campus.brand")
public record Brand(
        @DefaultValue("Urban River Campus") String name,
        @DefaultValue("Urban River Massage Institute") String institute,
        @DefaultValue("") String logo,
        @DefaultValue("#17616a") String accent,
        @DefaultValue("campus@urbanriver.example") String email,
        @DefaultValue("") String postal,
        @DefaultValue("") String phone,
        @DefaultValue("") String provider) {

    static final int LARGEST_LOGO = 200_000;

    private static final Pattern COLOR = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>\"]+@[^\\s@<>\"]+");
    private static final Pattern NUMBER = Pattern.compile("[+0-9 ().-]*");
    private static final Pattern IMAGE = Pattern.compile("(?i).*\\.(svg|png|webp)");

    public Brand {
        require(!name.isBlank() && name.length() <= 60, "name must have 1 to 60 characters");
        require(!institute.isBlank() && institute.length() <= 100, "institute must have 1 to 100 characters");
        require(COLOR.matcher(accent).matches(), "accent must be a color such as #17616a");
        require(ADDRESS.matcher(email).matches(), "email must be an e-mail address");
        require(postal.length() <= 200, "postal must have at most 200 characters");
        require(NUMBER.matcher(phone).matches(), "phone must be a phone number");
        require(provider.length() <= 40, "provider must have at most 40 characters");
        require(logo.isEmpty() || isImage(logo), "logo must be a readable svg, png or webp file of up to 200 KB");
    }

    public boolean hasLogo() {
        return !logo.isEmpty();
    }

    /** The phone number as a phone dials it. */
    public String dialed() {
        return phone.replaceAll("[^+0-9]", "");
    }

    String logoType() {
        return switch (logo.substring(logo.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)) {
            case "svg" -> "image/svg+xml";
            case "png" -> "image/png";
            default -> "image/webp";
        };
    }

    private static boolean isImage(String logo) {
        try {
            var file = Path.of(logo);
            return IMAGE.matcher(logo).matches() && Files.isReadable(file) && Files.size(file) <= LARGEST_LOGO;
        } catch (java.io.IOException | java.nio.file.InvalidPathException e) {
            return false;
        }
    }

    private static void require(boolean met, String rule) {
        if (!met) {
            throw new IllegalArgumentException("campus.brand." + rule);
        }
    }
}
