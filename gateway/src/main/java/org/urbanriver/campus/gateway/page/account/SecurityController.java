package org.urbanriver.campus.gateway.page.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.urbanriver.campus.gateway.account.OwnAccount;
import org.urbanriver.campus.gateway.account.PasswordProof;
import org.urbanriver.campus.gateway.account.Verifying;
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
import org.urbanriver.campus.platform.problems.RuleViolated;
import org.urbanriver.campus.platform.security.CurrentCaller;

/** Changing what one signs in with: the password and the e-mail address. */
@RestController
class SecurityController {

    private final OwnAccount own;
    private final Verifying verifying;
    private final PasswordProof proof;
    private final Sessions sessions;
    private final Devices devices;
    private final Limits limits;
    private final CurrentCaller caller;
    private final Frames frames;

    SecurityController(
            OwnAccount own,
            Verifying verifying,
            PasswordProof proof,
            Sessions sessions,
            Devices devices,
            Limits limits,
            CurrentCaller caller,
            Frames frames) {
        this.own = own;
        this.verifying = verifying;
        this.proof = proof;
        this.sessions = sessions;
        this.devices = devices;
        this.limits = limits;
        this.caller = caller;
        this.frames = frames;
    }

    @GetMapping(path = "/account/password", produces = MediaType.TEXT_HTML_VALUE)
    Screen password(HttpServletRequest request) {
        return new PasswordPage(frames.of(request), FieldErrors.NONE);
    }

    /** Signs out everywhere but here. */
    @PostMapping(path = "/account/password", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> changePassword(
            @RequestParam(defaultValue = "") String currentPassword,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response) {
        var frame = frames.of(request);
        var who = caller.get();
        try {
            proof.require(request, who, currentPassword);
            own.changePassword(who.id(), password);
            devices.forget(who.id());
            sessions.begin(request, response, who);
            return Answers.seeOther("/account", "told.account.password-changed");
        } catch (Invalid e) {
            var errors = Wrong.fields(frame, e, password);
            return Answers.page(HttpStatus.UNPROCESSABLE_CONTENT, new PasswordPage(frame, errors));
        } catch (TooManyTries e) {
            return Answers.page(HttpStatus.TOO_MANY_REQUESTS, new PasswordPage(frame, Wrong.form(frame, e)));
        }
    }

    @GetMapping(path = "/account/email", produces = MediaType.TEXT_HTML_VALUE)
    Screen email(HttpServletRequest request) {
        return page(frames.of(request), "", FieldErrors.NONE);
    }

    @PostMapping(path = "/account/email", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> changeEmail(
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String currentPassword,
            HttpServletRequest request) {
        var frame = frames.of(request);
        try {
            proof.require(request, caller.get(), currentPassword);
            limits.letter(request, email);
            verifying.ask(caller.get().id(), email);
            return Answers.seeOther("/account/email");
        } catch (Invalid e) {
            return Answers.page(HttpStatus.UNPROCESSABLE_CONTENT, page(frame, email, Wrong.fields(frame, e)));
        } catch (RuleViolated e) {
            return Answers.page(HttpStatus.CONFLICT, page(frame, email, Wrong.field(frame, "email", e)));
        } catch (TooManyTries e) {
            return Answers.page(HttpStatus.TOO_MANY_REQUESTS, page(frame, email, Wrong.form(frame, e)));
        }
    }

    @PostMapping(path = "/account/email/keep", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> keepEmail() {
        verifying.cancel(caller.get().id());
        return Answers.seeOther("/account/email", "told.account.email-kept");
    }

    @PostMapping(path = "/account/email/letters", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> sendAgain(HttpServletRequest request) {
        var frame = frames.of(request);
        try {
            limits.letter(request, own.email(caller.get().id()).lettersGoTo());
            verifying.sendAgain(caller.get().id());
            return Answers.seeOther("/account/email", "told.account.letter-sent");
        } catch (RuleViolated e) {
            return Answers.page(HttpStatus.CONFLICT, page(frame, "", Wrong.form(frame, e)));
        } catch (TooManyTries e) {
            return Answers.page(HttpStatus.TOO_MANY_REQUESTS, page(frame, "", Wrong.form(frame, e)));
        }
    }

    private EmailPage page(Frame frame, String typed, FieldErrors errors) {
        return new EmailPage(frame, own.email(caller.get().id()), typed, errors);
    }
}
