package org.urbanriver.campus.gateway.page;

import java.util.Locale;
import java.util.function.DoublePredicate;

/**
 * The institute's one color in tones that can be read, whatever the color is: as text on the grounds of the pages, under
 * the text of buttons, and as a wash behind text, in light and in dark. Contrast is that of WCAG 2.2, 1.4.3.
 */
final class Accent {

    /** A little more than the 4.5 asked for, as rounding to 8 bits takes some away. */
    private static final double READABLE = 4.6;

    private static final Color WHITE = Color.of("#ffffff");
    private static final Color LIGHT_GROUND = Color.of("#f6f5f1");
    private static final Color LIGHT_PAPER = WHITE;
    private static final Color DARK_GROUND = Color.of("#101716");
    private static final Color DARK_PAPER = Color.of("#19211f");
    private static final Color DARK_INK = Color.of("#0b1413");

    private final Color color;

    Accent(String hex) {
        this.color = Color.of(hex);
    }

    /** A stylesheet that gives the tones their names. */
    String css() {
        return ":root{%s}\n@media (prefers-color-scheme:dark){:root{%s}}\n"
                .formatted(
                        tones(LIGHT_GROUND, LIGHT_PAPER, WHITE, false), tones(DARK_GROUND, DARK_PAPER, DARK_INK, true));
    }

    private String tones(Color ground, Color paper, Color ink, boolean dark) {
        var wash = paper.mixed(color, dark ? 0.16 : 0.09);
        var edge = paper.mixed(color, dark ? 0.42 : 0.32);
        var tone = color.shifted(dark, each -> {
            var candidate = color.withLightness(each);
            return candidate.contrast(ground) >= READABLE
                    && candidate.contrast(paper) >= READABLE
                    && candidate.contrast(wash) >= READABLE
                    && candidate.contrast(ink) >= READABLE;
        });
        var strong = tone.withLightness(Math.clamp(tone.lightness() + (dark ? 0.08 : -0.08), 0, 1));
        return "--accent:%s;--accent-strong:%s;--accent-ink:%s;--accent-wash:%s;--accent-edge:%s"
                .formatted(tone.hex(), strong.hex(), ink.hex(), wash.hex(), edge.hex());
    }

    /** A color of sRGB, each part 0 to 1. */
    record Color(double red, double green, double blue) {

        static Color of(String hex) {
            var number = Integer.parseInt(hex.substring(1), 16);
            return new Color((number >> 16 & 255) / 255.0, (number >> 8 & 255) / 255.0, (number & 255) / 255.0);
        }

        String hex() {
            return String.format(Locale.ROOT, "#%02x%02x%02x", byteOf(red), byteOf(green), byteOf(blue));
        }

        double contrast(Color other) {
            var lighter = Math.max(luminance(), other.luminance());
            var darker = Math.min(luminance(), other.luminance());
            return (lighter + 0.05) / (darker + 0.05);
        }

        Color mixed(Color other, double share) {
            return new Color(
                    red + (other.red - red) * share,
                    green + (other.green - green) * share,
                    blue + (other.blue - blue) * share);
        }

        double lightness() {
            return (highest() + lowest()) / 2;
        }

        /** The same hue and saturation. */
        Color withLightness(double lightness) {
            var chroma = (1 - Math.abs(2 * lightness - 1)) * saturation();
            var hue = hue();
            var second = chroma * (1 - Math.abs(hue % 2 - 1));
            var base = lightness - chroma / 2;
            return switch ((int) hue) {
                case 0 -> new Color(base + chroma, base + second, base);
                case 1 -> new Color(base + second, base + chroma, base);
                case 2 -> new Color(base, base + chroma, base + second);
                case 3 -> new Color(base, base + second, base + chroma);
                case 4 -> new Color(base + second, base, base + chroma);
                default -> new Color(base + chroma, base, base + second);
            };
        }

        /** As near to this one as the condition allows, in steps towards light or towards dark. */
        Color shifted(boolean lighter, DoublePredicate allowed) {
            var lightness = lightness();
            for (var step = 0; step <= 200; step++) {
                var candidate = Math.clamp(lightness + (lighter ? step : -step) * 0.005, 0, 1);
                if (allowed.test(candidate)) {
                    return withLightness(candidate);
                }
            }
            return withLightness(lighter ? 1 : 0);
        }

        private double luminance() {
            return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
        }

        private static double linear(double part) {
            return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
        }

        private double saturation() {
            var chroma = highest() - lowest();
            var room = 1 - Math.abs(2 * lightness() - 1);
            return room == 0 ? 0 : chroma / room;
        }

        /** 0 to 6. */
        private double hue() {
            var chroma = highest() - lowest();
            if (chroma == 0) {
                return 0;
            }
            if (highest() == red) {
                return ((green - blue) / chroma + 6) % 6;
            }
            return highest() == green ? (blue - red) / chroma + 2 : (red - green) / chroma + 4;
        }

        private double highest() {
            return Math.max(red, Math.max(green, blue));
        }

        private double lowest() {
            return Math.min(red, Math.min(green, blue));
        }

        private static int byteOf(double part) {
            return Math.clamp(Math.round(part * 255), 0, 255);
        }
    }
}
