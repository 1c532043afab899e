package org.urbanriver.campus.gateway.page.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.urbanriver.campus.gateway.account.Resetting;
import org.urbanriver.campus.gateway.limit.Limits;
import org.urbanriver.campus.gateway.limit.TooManyTries;
import org.urbanriver.campus.gateway.page.Answers;
import org.urbanriver.campus.gateway.page.FieldErrors;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Frames;
import org.urbanriver.campus.gateway.page.Screen;
import org.urbanriver.campus.gateway.session.Devices;
import org.urbanriver.campus.gateway.session.Sessions;
import org.urbanriver.campus.platform.problems.Invalid;

/** Setting another password without the old one: asking for a letter, and using its link, which signs in. */
@RestController
class ResetController {

    private final Resetting resetting;
    private final Sessions sessions;
    private final Devices devices;
    private final Limits limits;
    private final Frames frames;

    ResetController(Resetting resetting, Sessions sessions, Devices devices, Limits limits, Frames frames) {
        this.resetting = resetting;
        this.sessions = sessions;
        this.devices = devices;
        this.limits = limits;
        this.frames = frames;
    }

    @GetMapping(path = "/forgot", produces = MediaType.TEXT_HTML_VALUE)
    Screen forgot(@RequestParam(required = false) @Nullable String sent, HttpServletRequest request) {
        return new Forgot(frames.of(request), "", sent != null, false, FieldErrors.NONE);
    }

    /** Answers the same whether or not there is such an account. */
    @PostMapping(path = "/forgot", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> ask(@RequestParam(defaultValue = "") String email, HttpServletRequest request) {
        var frame = frames.of(request);
        try {
            limits.letter(request, email);
            resetting.ask(email);
            return Answers.seeOther("/forgot?sent=1");
        } catch (Invalid e) {
            return Answers.page(
                    HttpStatus.UNPROCESSABLE_CONTENT, new Forgot(frame, email, false, false, Wrong.fields(frame, e)));
        } catch (TooManyTries e) {
            return Answers.page(
                    HttpStatus.TOO_MANY_REQUESTS, new Forgot(frame, email, false, false, Wrong.form(frame, e)));
        }
    }

    /** Looking uses nothing up: programs that check mail follow its links. */
    @GetMapping(path = "/reset", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> form(@RequestParam(defaultValue = "") String key, HttpServletRequest request) {
        return resetOrVoid(HttpStatus.OK, frames.of(request), key, FieldErrors.NONE);
    }

    @PostMapping(path = "/reset", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> reset(
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response) {
        var frame = frames.of(request);
        try {
            limits.letterUse(request);
            var owner = resetting.reset(key, password);
            if (owner.isEmpty()) {
                return linkVoid(frame);
            }
            devices.forget(owner.get().id());
            sessions.begin(request, response, owner.get());
            return Answers.seeOther("/", "told.account.password-reset");
        } catch (Invalid e) {
            return resetOrVoid(HttpStatus.UNPROCESSABLE_CONTENT, frame, key, Wrong.fields(frame, e, password));
        } catch (TooManyTries e) {
            return resetOrVoid(HttpStatus.TOO_MANY_REQUESTS, frame, key, Wrong.form(frame, e));
        }
    }

    private ResponseEntity<Screen> resetOrVoid(HttpStatus status, Frame frame, String key, FieldErrors errors) {
        return resetting
                .resettable(key)
                .map(who -> Answers.page(status, new Reset(frame, key, who.email(), errors)))
                .orElseGet(() -> linkVoid(frame));
    }

    private static ResponseEntity<Screen> linkVoid(Frame frame) {
        return Answers.page(HttpStatus.GONE, new Forgot(frame, "", false, true, FieldErrors.NONE));
    }
}
