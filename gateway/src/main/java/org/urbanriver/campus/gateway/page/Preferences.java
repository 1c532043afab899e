package org.urbanriver.campus.gateway.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;
import org.urbanriver.campus.gateway.account.Directory;
import org.urbanriver.campus.gateway.account.PersonalPreferences;
import org.urbanriver.campus.platform.security.CurrentCaller;

/**
 * In which language and time zone a page speaks to its reader: as they chose, else as their browser says. A language chosen
 * in this browser goes before that of the account, as it is what the reader did last; the zone that a browser tells is no
 * choice, and goes after it.
 */
@Component(DispatcherServlet.LOCALE_RESOLVER_BEAN_NAME)
class Preferences implements LocaleResolver {

    static final String ZONE_COOKIE = "campus-zone";

    /** English first, which is spoken where nothing else is asked for. */
    static final List<Locale> LANGUAGES = List.of(Locale.US, Locale.of("es", "US"));

    private static final Set<String> ZONES = Set.copyOf(ZoneId.getAvailableZoneIds());

    private final CurrentCaller caller;
    private final Directory directory;

    Preferences(CurrentCaller caller, Directory directory) {
        this.caller = caller;
        this.directory = directory;
    }

    Locale language(HttpServletRequest request) {
        return cookie(request, LanguageCookie.NAME)
                .flatMap(Preferences::spoken)
                .or(() -> account().map(PersonalPreferences::language).flatMap(Preferences::spoken))
                .or(() -> asked(request))
                .orElse(LANGUAGES.getFirst());
    }

    /** Where the reader's clock is, if they or their browser have said so. */
    Optional<ZoneId> zone(HttpServletRequest request) {
        return account()
                .map(PersonalPreferences::timeZone)
                .or(() -> cookie(request, ZONE_COOKIE))
                .filter(ZONES::contains)
                .map(ZoneId::of);
    }

    private Optional<PersonalPreferences> account() {
        return caller.find().map(who -> directory.preferences(who.id()));
    }

    /** The language of the campus that a tag such as {@code es} or {@code es-MX} stands for. */
    static Optional<Locale> spoken(String tag) {
        var language = Locale.forLanguageTag(tag).getLanguage();
        return LANGUAGES.stream()
                .filter(each -> each.getLanguage().equals(language))
                .findFirst();
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        return language(request);
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        throw new UnsupportedOperationException("A reader chooses the language by the form that sets the cookie");
    }

    private static Optional<Locale> asked(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
        if (header == null) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(Locale.lookup(Locale.LanguageRange.parse(header), PLAIN))
                    .flatMap(found -> spoken(found.toLanguageTag()));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // no header that a browser sends
        }
    }

    private static final List<Locale> PLAIN =
            LANGUAGES.stream().map(each -> Locale.of(each.getLanguage())).toList();

    private static Optional<String> cookie(HttpServletRequest request, String name) {
        return Optional.ofNullable(WebUtils.getCookie(request, name)).map(jakarta.servlet.http.Cookie::getValue);
    }
}
