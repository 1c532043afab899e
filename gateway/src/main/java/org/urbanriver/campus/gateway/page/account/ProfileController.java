package org.urbanriver.campus.gateway.page.account;

import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.urbanriver.campus.contracts.accounts.OptionalMail;
import org.urbanriver.campus.contracts.accounts.Role;
import org.urbanriver.campus.gateway.account.OwnAccount;
import org.urbanriver.campus.gateway.account.PersonalPreferences;
import org.urbanriver.campus.gateway.page.Answers;
import org.urbanriver.campus.gateway.page.FieldErrors;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Frames;
import org.urbanriver.campus.gateway.page.LanguageCookie;
import org.urbanriver.campus.gateway.page.Screen;
import org.urbanriver.campus.gateway.session.Devices;
import org.urbanriver.campus.gateway.token.Tokens;
import org.urbanriver.campus.platform.problems.Invalid;
import org.urbanriver.campus.platform.security.CurrentCaller;

/** One's account at a glance, one's name and one's preferences. */
@RestController
class ProfileController {

    private final OwnAccount own;
    private final Devices devices;
    private final Tokens tokens;
    private final CurrentCaller caller;
    private final Frames frames;

    ProfileController(OwnAccount own, Devices devices, Tokens tokens, CurrentCaller caller, Frames frames) {
        this.own = own;
        this.devices = devices;
        this.tokens = tokens;
        this.caller = caller;
        this.frames = frames;
    }

    @GetMapping(path = "/account", produces = MediaType.TEXT_HTML_VALUE)
    Screen home(HttpServletRequest request) {
        var id = caller.get().id();
        return new AccountHome(
                frames.of(request),
                own.view(id).name(),
                own.email(id),
                devices.of(id, request).size(),
                tokens.of(id).size());
    }

    @GetMapping(path = "/account/name", produces = MediaType.TEXT_HTML_VALUE)
    Screen name(HttpServletRequest request) {
        return new NamePage(frames.of(request), own.view(caller.get().id()).name(), FieldErrors.NONE);
    }

    @PostMapping(path = "/account/name", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> rename(@RequestParam(defaultValue = "") String name, HttpServletRequest request) {
        try {
            own.rename(caller.get().id(), name);
            return Answers.seeOther("/account", "told.account.saved");
        } catch (Invalid e) {
            var frame = frames.of(request);
            return Answers.page(HttpStatus.UNPROCESSABLE_CONTENT, new NamePage(frame, name, Wrong.fields(frame, e)));
        }
    }

    @GetMapping(path = "/account/preferences", produces = MediaType.TEXT_HTML_VALUE)
    Screen preferences(HttpServletRequest request) {
        return page(frames.of(request), own.preferences(caller.get().id()), FieldErrors.NONE);
    }

    /**
     * Saves them all. The language holds in this browser at once, whatever was chosen in it before.
     *
     * @param mail those that the person wants
     */
    @PostMapping(path = "/account/preferences", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> prefer(
            @RequestParam(defaultValue = "") String language,
            @RequestParam(defaultValue = "") String timeZone,
            @RequestParam(required = false) @Nullable List<OptionalMail> mail,
            HttpServletRequest request) {
        var frame = frames.of(request);
        var known = own.preferences(caller.get().id());
        var spoken =
                frame.languages().stream().anyMatch(each -> each.getLanguage().equals(language));
        var wanted = new PersonalPreferences(
                spoken ? language : null,
                timeZone.isEmpty() ? null : timeZone,
                unwanted(known, mails(), mail == null ? List.of() : mail));
        try {
            own.prefer(caller.get().id(), wanted);
            var answer = Answers.seeOther("/account/preferences", "told.account.saved");
            return ResponseEntity.status(answer.getStatusCode())
                    .headers(answer.getHeaders())
                    .header(
                            HttpHeaders.SET_COOKIE,
                            LanguageCookie.of(spoken ? language : "", request).toString())
                    .build();
        } catch (Invalid e) {
            return Answers.page(HttpStatus.UNPROCESSABLE_CONTENT, page(frame, wanted, Wrong.fields(frame, e)));
        }
    }

    private PreferencesPage page(Frame frame, PersonalPreferences preferences, FieldErrors errors) {
        return new PreferencesPage(frame, preferences, mails(), TimeZones.in(frame), errors);
    }

    private List<OptionalMail> mails() {
        var who = caller.get();
        return List.of(OptionalMail.values()).stream()
                .filter(mail -> switch (mail) {
                    case COMPLETION -> who.has(Role.STUDENT);
                    case STUDENTS -> who.has(Role.INSTRUCTOR) || who.isAdmin();
                })
                .toList();
    }

    /** What was not on the form stays as it was. */
    private static EnumSet<OptionalMail> unwanted(
            PersonalPreferences known, List<OptionalMail> shown, List<OptionalMail> wanted) {
        var unwanted = EnumSet.noneOf(OptionalMail.class);
        unwanted.addAll(known.unwantedMails());
        unwanted.addAll(shown);
        unwanted.removeAll(wanted);
        return unwanted;
    }
}
