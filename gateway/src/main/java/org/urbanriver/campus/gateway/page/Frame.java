package org.urbanriver.campus.gateway.page;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.springframework.context.MessageSource;
import org.urbanriver.campus.contracts.accounts.Role;
import org.urbanriver.campus.platform.security.Caller;

/** What every page has around it: who is signed in, the language, and the token that its forms send back. */
public final class Frame {

    private static final String DATE = "EEE, MMM d, uuuu";
    private static final String TIME = "h:mm a";

    private static final Pattern WEB_ADDRESS = Pattern.compile("(?i)https?://\\S+");

    private final Optional<Caller> viewer;
    private final Supplier<String> csrf;
    private final String path;
    private final Locale locale;
    private final MessageSource messages;
    private final Assets assets;

    Frame(
            Optional<Caller> viewer,
            Supplier<String> csrf,
            String path,
            Locale locale,
            MessageSource messages,
            Assets assets) {
        this.viewer = viewer;
        this.csrf = csrf;
        this.path = path;
        this.locale = locale;
        this.messages = messages;
        this.assets = assets;
    }

    public boolean isSignedIn() {
        return viewer.isPresent();
    }

    public String viewerName() {
        return viewer.map(Caller::name).orElse("");
    }

    public boolean isStudent() {
        return viewer.filter(caller -> caller.has(Role.STUDENT)).isPresent();
    }

    public boolean isAdmin() {
        return viewer.filter(Caller::isAdmin).isPresent();
    }

    public boolean isViewer(String accountId) {
        return viewer.filter(caller -> caller.is(accountId)).isPresent();
    }

    /** Only for pages with a form: asking for it sets a cookie. */
    public String csrf() {
        return csrf.get();
    }

    public String path() {
        return path;
    }

    public String language() {
        return locale.getLanguage();
    }

    public String text(String key, Object... values) {
        return messages.getMessage(key, values, locale);
    }

    public String asset(String name) {
        return assets.url(name);
    }

    public String library(String name, String file) {
        return assets.library(name, file);
    }

    public String number(BigDecimal number) {
        return NumberFormat.getInstance(locale).format(number);
    }

    /** Whether text that somebody typed may be a link; nothing but the web is. */
    public boolean isWebAddress(String text) {
        return WEB_ADDRESS.matcher(text).matches();
    }

    public String day(Instant time, String zone) {
        return format(DATE, time, zone);
    }

    /** From when to when, such as "Sat, Jan 16, 2027, 9:00 AM – 4:00 PM EST". */
    public String span(Instant from, Instant to, String zone) {
        return format(DATE + ", " + TIME, from, zone) + " – " + format(TIME + " z", to, zone);
    }

    /** Such as "Sat, Jan 16, 2027, 9:00 AM EST". */
    public String moment(Instant time, String zone) {
        return format(DATE + ", " + TIME + " z", time, zone);
    }

    /** A moment that has no place of its own. */
    public String moment(Instant time) {
        return moment(time, "UTC");
    }

    private String format(String pattern, Instant time, String zone) {
        return DateTimeFormatter.ofPattern(pattern, locale)
                .withZone(ZoneId.of(zone))
                .format(time);
    }
}
