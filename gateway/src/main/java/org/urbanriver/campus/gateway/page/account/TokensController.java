package org.urbanriver.campus.gateway.page.account;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.urbanriver.campus.gateway.page.Answers;
import org.urbanriver.campus.gateway.page.FieldErrors;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Frames;
import org.urbanriver.campus.gateway.page.Screen;
import org.urbanriver.campus.gateway.token.Tokens;
import org.urbanriver.campus.platform.problems.RuleViolated;
import org.urbanriver.campus.platform.security.CurrentCaller;

/** The tokens of one's programs. */
@RestController
class TokensController {

    private static final int LONGEST_NAME = 60;
    private static final int MOST_DAYS = 365;

    private final Tokens tokens;
    private final CurrentCaller caller;
    private final Frames frames;

    TokensController(Tokens tokens, CurrentCaller caller, Frames frames) {
        this.tokens = tokens;
        this.caller = caller;
        this.frames = frames;
    }

    @GetMapping(path = "/account/tokens", produces = MediaType.TEXT_HTML_VALUE)
    Screen tokens(HttpServletRequest request) {
        return page(frames.of(request), "", "", TokensPage.DAYS, FieldErrors.NONE);
    }

    /** Answers with the page itself, as the secret is shown once and kept nowhere. */
    @PostMapping(path = "/account/tokens", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> create(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "" + TokensPage.DAYS) int days,
            HttpServletRequest request) {
        var frame = frames.of(request);
        if (!isName(name)) {
            var errors = FieldErrors.of("name", frame.text("wrong.token-name"));
            return Answers.page(HttpStatus.UNPROCESSABLE_CONTENT, page(frame, "", name, days, errors));
        }
        try {
            var made = tokens.create(caller.get().id(), name, Math.clamp(days, 1, MOST_DAYS));
            return Answers.page(HttpStatus.CREATED, page(frame, made.token(), "", TokensPage.DAYS, FieldErrors.NONE));
        } catch (RuleViolated e) {
            return Answers.page(HttpStatus.CONFLICT, page(frame, "", name, days, Wrong.form(frame, e)));
        }
    }

    @PostMapping(path = "/account/tokens/{id}/revoke", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> revoke(@PathVariable String id) {
        tokens.revoke(caller.get().id(), id);
        return Answers.seeOther("/account/tokens", "told.account.token-revoked");
    }

    private TokensPage page(Frame frame, String secret, String name, int days, FieldErrors errors) {
        return new TokensPage(frame, tokens.of(caller.get().id()), secret, name, days, errors);
    }

    private static boolean isName(String name) {
        return !name.isBlank()
                && name.length() <= LONGEST_NAME
                && name.chars().noneMatch(each -> Character.isISOControl(each) || each == '<' || each == '>');
    }
}
