package org.urbanriver.campus.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.urbanriver.campus.gateway.page.Frame.Campus;
import org.urbanriver.campus.gateway.page.Frame.Reader;
import org.urbanriver.campus.gateway.page.Frame.Visit;

class FrameTests {

    private static final Instant NOW = Instant.parse("2027-01-14T12:00:00Z");
    private static final Instant FROM = Instant.parse("2027-01-16T14:00:00Z");
    private static final Instant TO = Instant.parse("2027-01-16T21:00:00Z");
    private static final String CLASS = "America/New_York";

    @Test
    void aClassIsToldInItsOwnZoneAndInTheReaders() {
        var frame = frame(Locale.US, "America/Los_Angeles");

        assertThat(frame.span(FROM, TO, CLASS)).isEqualTo("Sat, Jan 16, 2027, 9:00\u00a0AM – 4:00\u00a0PM EST");
        assertThat(frame.mySpan(FROM, TO)).isEqualTo("Sat, Jan 16, 2027, 6:00\u00a0AM – 1:00\u00a0PM PST");
        assertThat(frame.isElsewhere(FROM, CLASS)).isTrue();
    }

    @Test
    void whoseClockIsTheSameIsNotToldTwice() {
        assertThat(frame(Locale.US, "America/Detroit").isElsewhere(FROM, CLASS)).isFalse();
        assertThat(frame(Locale.US, null).isElsewhere(FROM, CLASS)).isFalse();
    }

    @Test
    void spanishDaysAreSpanish() {
        assertThat(frame(Locale.of("es", "US"), null).day(FROM, CLASS)).contains("ene", "2027");
    }

    @Test
    void aClassOverMidnightNamesBothDays() {
        assertThat(frame(Locale.US, null).span(FROM, TO.plusSeconds(86_400), CLASS))
                .contains("Jan 16", "Jan 17");
    }

    @ParameterizedTest
    @CsvSource({
        "2027-01-14T12:00:30Z, right now",
        "2027-01-14T12:01:00Z, in one minute",
        "2027-01-14T15:00:00Z, in 3 hours",
        "2027-01-17T12:00:00Z, in 3 days",
        "2027-01-14T11:15:00Z, 45 minutes ago",
        "2026-12-15T12:00:00Z, 30 days ago"
    })
    void momentsNearbyAreToldByTheirDistance(Instant time, String words) {
        assertThat(frame(Locale.US, null).relative(time)).isEqualTo(words);
    }

    @Test
    void aZoneThatIsNotKnownIsReadAsUtc() {
        assertThat(frame(Locale.US, null).moment(FROM, "Mars/Base"))
                .contains("2:00")
                .endsWith("Z");
    }

    private static Frame frame(Locale locale, @org.jspecify.annotations.Nullable String zone) {
        var texts = new ResourceBundleMessageSource();
        texts.setBasenames("texts/frame", "texts/problems");
        texts.setDefaultEncoding("UTF-8");
        texts.setFallbackToSystemLocale(false);
        var assets = new Assets();
        var brand = new Brand("Campus", "Institute", "", "#17616a", "a@b.example", "", "", "");
        return new Frame(
                new Campus(
                        texts,
                        assets,
                        new BrandFiles(brand, assets),
                        Clock.fixed(NOW, ZoneOffset.UTC),
                        URI.create("http://campus.example")),
                new Reader(
                        Optional.empty(),
                        false,
                        locale,
                        Optional.ofNullable(zone).map(ZoneId::of),
                        () -> 0),
                new Visit(() -> "", "/", "/", ""));
    }
}
