package org.urbanriver.campus.gateway.page;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.springframework.context.MessageSource;
import org.springframework.http.ProblemDetail;
import org.urbanriver.campus.contracts.accounts.Role;
import org.urbanriver.campus.platform.security.Caller;

/** What every page has around it: who reads it, in which language and time zone, and the token that its forms send back. */
public final class Frame {

    private static final Pattern WEB_ADDRESS = Pattern.compile("(?i)https?://\\S+");

    private final Campus campus;
    private final Reader reader;
    private final Visit visit;
    private final Times times;

    Frame(Campus campus, Reader reader, Visit visit) {
        this.campus = campus;
        this.reader = reader;
        this.visit = visit;
        this.times = Times.in(reader.locale());
    }

    /** What all pages share. */
    record Campus(MessageSource messages, Assets assets, BrandFiles brand, Clock clock, URI publicUrl) {}

    /**
     * @param unverified whether the reader is yet to show that they read their mail
     * @param zone where the reader's clock is, if that is known
     * @param unread messages of the reader that wait to be read
     */
    record Reader(
            Optional<Caller> caller, boolean unverified, Locale locale, Optional<ZoneId> zone, IntSupplier unread) {}

    /**
     * @param here address that shows the page again
     * @param told key of what a form has just done, or empty
     */
    record Visit(Supplier<String> csrf, String path, String here, String told) {}

    // ---- who reads

    public boolean isSignedIn() {
        return reader.caller().isPresent();
    }

    public String viewerName() {
        return reader.caller().map(Caller::name).orElse("");
    }

    /** Such as "RD", for the small round picture that nobody had to upload. */
    public String initials() {
        return initials(viewerName());
    }

    public String initials(String name) {
        var names = name.strip().split("\\s+");
        return first(names[0]) + (names.length > 1 ? first(names[names.length - 1]) : "");
    }

    private static String first(String name) {
        return name.isEmpty()
                ? ""
                : name.substring(0, name.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT);
    }

    /** Such as {@code rosa@example.org}, or empty. */
    public String viewerEmail() {
        return reader.caller().map(Caller::email).orElse("");
    }

    /** Whether the reader is to be reminded that nobody knows yet whether they read their mail. */
    public boolean isUnverified() {
        return reader.unverified();
    }

    public boolean isStudent() {
        return has(Role.STUDENT);
    }

    public boolean isInstructor() {
        return has(Role.INSTRUCTOR);
    }

    public boolean isAdmin() {
        return has(Role.ADMIN);
    }

    public boolean isViewer(String accountId) {
        return reader.caller().filter(caller -> caller.is(accountId)).isPresent();
    }

    /** How many messages wait to be read; 0 also while that cannot be known. */
    public int unread() {
        return reader.unread().getAsInt();
    }

    private boolean has(Role role) {
        return reader.caller().filter(caller -> caller.has(role)).isPresent();
    }

    // ---- where

    /** Only for pages with a form: asking for it sets a cookie. */
    public String csrf() {
        return visit.csrf().get();
    }

    public String path() {
        return visit.path();
    }

    /** Whether the page is this one or lies below it, for the navigation. */
    public boolean isIn(String area) {
        return path().equals(area) || path().startsWith(area + "/");
    }

    /** The address of this page in full, as search engines shall know it. */
    public String canonical() {
        return campus.publicUrl().resolve(path()).toString();
    }

    /** An address that leads back here, to be put into the query of another. */
    public String back() {
        return URLEncoder.encode(visit.here(), StandardCharsets.UTF_8);
    }

    // ---- words

    public Locale locale() {
        return reader.locale();
    }

    public String language() {
        return reader.locale().getLanguage();
    }

    /** The languages that the campus speaks. */
    public List<Locale> languages() {
        return Preferences.LANGUAGES;
    }

    /** What the speakers of a language call it. */
    public String nameOf(Locale language) {
        var name = language.getDisplayLanguage(language);
        return name.substring(0, 1).toUpperCase(language) + name.substring(1);
    }

    public String text(String key, Object... values) {
        return campus.messages().getMessage(key, values, reader.locale());
    }

    /** The text of this key, or other words where there is none. */
    public String textOr(String key, String other) {
        return String.valueOf(campus.messages().getMessage(key, null, other, reader.locale()));
    }

    /** What a form has just done, or empty; a cookie may be of a campus that told other things. */
    public String told() {
        return visit.told().isEmpty() ? "" : textOr(visit.told(), "");
    }

    /** Why something was refused: in the words of who refused it, which are English, or else in ours. */
    public String refusal(ProblemDetail problem) {
        return sentence(reasonOf(problem), String.valueOf(problem.getDetail()));
    }

    /** The same without what can be done about it. */
    public String reason(ProblemDetail problem) {
        var reason = reasonOf(problem);
        return language().equals("en") || reason.isEmpty()
                ? String.valueOf(problem.getDetail())
                : text("problem." + reason + ".means");
    }

    /** What a service says in English about a reason, or the same in the reader's language. */
    public String sentence(String reason, String english) {
        return language().equals("en") || reason.isEmpty()
                ? english
                : text("problem." + reason + ".means") + " " + text("problem." + reason + ".do");
    }

    private static String reasonOf(ProblemDetail problem) {
        return Optional.ofNullable(problem.getProperties())
                .map(properties -> properties.get("reason"))
                .map(String::valueOf)
                .orElse("");
    }

    public Brand brand() {
        return campus.brand().brand();
    }

    // ---- files

    public String asset(String name) {
        return campus.assets().url(name);
    }

    public String library(String name, String file) {
        return campus.assets().library(name, file);
    }

    public String accentCss() {
        return campus.brand().cssAddress();
    }

    public String logo() {
        return campus.brand().logoAddress();
    }

    // ---- numbers and times

    public String number(BigDecimal number) {
        return NumberFormat.getInstance(reader.locale()).format(number);
    }

    public String number(long number) {
        return NumberFormat.getInstance(reader.locale()).format(number);
    }

    /** Whether text that somebody typed may be a link; nothing but the web is. */
    public boolean isWebAddress(String text) {
        return WEB_ADDRESS.matcher(text).matches();
    }

    /** Such as "Sat, Jan 16, 2027", in the zone of the class. */
    public String day(Instant time, String zone) {
        return times.day(time, Times.zone(zone));
    }

    /** In the reader's zone. */
    public String day(Instant time) {
        return times.day(time, myZone());
    }

    /** Such as "Jan". */
    public String month(Instant time, String zone) {
        return times.month(time, Times.zone(zone));
    }

    public String dayOfMonth(Instant time, String zone) {
        return String.valueOf(time.atZone(Times.zone(zone)).getDayOfMonth());
    }

    /** From when to when, such as "Sat, Jan 16, 2027, 9:00 AM – 4:00 PM EST", in the zone of the class. */
    public String span(Instant from, Instant to, String zone) {
        return times.span(from, to, Times.zone(zone));
    }

    /** Such as "9:00 AM – 4:00 PM EST". */
    public String hours(Instant from, Instant to, String zone) {
        return times.hours(from, to, Times.zone(zone));
    }

    /** The same in the reader's zone; worth saying where {@link #isElsewhere}. */
    public String mySpan(Instant from, Instant to) {
        return times.span(from, to, myZone());
    }

    /** Whether the reader's clock shows another time than that of the class. */
    public boolean isElsewhere(Instant time, String zone) {
        return reader.zone()
                .filter(mine -> !mine.getRules()
                        .getOffset(time)
                        .equals(Times.zone(zone).getRules().getOffset(time)))
                .isPresent();
    }

    /** Such as "Sat, Jan 16, 2027, 9:00 AM EST", in the zone of the class. */
    public String moment(Instant time, String zone) {
        return times.moment(time, Times.zone(zone));
    }

    /** A moment by the reader's clock; as long as that is not known, by that of the class. */
    public String myMoment(Instant time, String zone) {
        return times.moment(time, reader.zone().orElseGet(() -> Times.zone(zone)));
    }

    /** A moment that has no place of its own, in the reader's zone. */
    public String moment(Instant time) {
        return times.moment(time, myZone());
    }

    /** Such as "9:05 AM", in the reader's zone. */
    public String hour(Instant time) {
        return times.hour(time, myZone());
    }

    /** What a form's field for day and hour means on the reader's clock; nothing if it is none. */
    public Optional<Instant> instant(String typed) {
        try {
            return Optional.of(LocalDateTime.parse(typed).atZone(myZone()).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Such as "in 3 days" or "5 minutes ago". */
    public String relative(Instant time) {
        var distance = Times.Distance.between(campus.clock().instant(), time);
        return switch (distance.unit()) {
            case "now" -> text("relative.now");
            default -> text((distance.past() ? "relative.ago." : "relative.in.") + distance.unit(), distance.count());
        };
    }

    /** Such as "9:00 AM", in the zone of the class. */
    public String startTime(Instant time, String zone) {
        return times.hour(time, Times.zone(zone));
    }

    /** Such as "Eastern Time (New York)". */
    public String zoneName(String zone) {
        var city = zone.substring(zone.lastIndexOf('/') + 1).replace('_', ' ');
        return Times.zone(zone).getDisplayName(TextStyle.FULL, reader.locale()) + " (" + city + ")";
    }

    /** The day that it is for the reader. */
    public LocalDate today() {
        return LocalDate.ofInstant(campus.clock().instant(), myZone());
    }

    private ZoneId myZone() {
        return reader.zone().orElse(ZoneOffset.UTC);
    }
}
