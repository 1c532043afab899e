package org.urbanriver.campus.gateway.page.account;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.urbanriver.campus.gateway.account.Verifying;
import org.urbanriver.campus.gateway.limit.Limits;
import org.urbanriver.campus.gateway.limit.TooManyTries;
import org.urbanriver.campus.gateway.page.Answers;
import org.urbanriver.campus.gateway.page.FieldErrors;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Frames;
import org.urbanriver.campus.gateway.page.Screen;
import org.urbanriver.campus.platform.problems.RuleViolated;
import org.urbanriver.campus.platform.security.CurrentCaller;

/** Confirming an e-mail address with the link of a letter, signed in or not. */
@RestController
class VerifyController {

    private final Verifying verifying;
    private final CurrentCaller caller;
    private final Limits limits;
    private final Frames frames;

    VerifyController(Verifying verifying, CurrentCaller caller, Limits limits, Frames frames) {
        this.verifying = verifying;
        this.caller = caller;
        this.limits = limits;
        this.frames = frames;
    }

    /** Only asks: programs that check mail follow its links, and must not confirm what a stranger typed. */
    @GetMapping(path = "/verify", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> ask(@RequestParam(defaultValue = "") String key, HttpServletRequest request) {
        return askOrVoid(HttpStatus.OK, frames.of(request), key, FieldErrors.NONE);
    }

    @PostMapping(path = "/verify", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> verify(@RequestParam(defaultValue = "") String key, HttpServletRequest request) {
        var frame = frames.of(request);
        try {
            limits.letterUse(request);
            var verified = verifying.verify(key);
            if (verified.isEmpty()) {
                return linkVoid(frame);
            }
            var own = caller.find().filter(who -> who.is(verified.get().accountId()));
            return Answers.seeOther(own.isPresent() ? "/account" : "/", "told.account.verified");
        } catch (RuleViolated e) {
            return askOrVoid(HttpStatus.CONFLICT, frame, key, Wrong.form(frame, e));
        } catch (TooManyTries e) {
            return askOrVoid(HttpStatus.TOO_MANY_REQUESTS, frame, key, Wrong.form(frame, e));
        }
    }

    private ResponseEntity<Screen> askOrVoid(HttpStatus status, Frame frame, String key, FieldErrors errors) {
        return verifying
                .verifiable(key)
                .map(what -> Answers.page(status, new Verify(frame, key, what.email(), what.changes(), errors)))
                .orElseGet(() -> linkVoid(frame));
    }

    private static ResponseEntity<Screen> linkVoid(Frame frame) {
        return Answers.page(HttpStatus.GONE, new Verify(frame, "", "", false, FieldErrors.NONE));
    }
}
