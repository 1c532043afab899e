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
import org.urbanriver.campus.gateway.account.Directory;
import org.urbanriver.campus.gateway.account.Registering;
import org.urbanriver.campus.gateway.limit.Limits;
import org.urbanriver.campus.gateway.limit.TooManyTries;
import org.urbanriver.campus.gateway.page.Answers;
import org.urbanriver.campus.gateway.page.FieldErrors;
import org.urbanriver.campus.gateway.page.Frames;
import org.urbanriver.campus.gateway.page.LocalAddress;
import org.urbanriver.campus.gateway.page.Screen;
import org.urbanriver.campus.gateway.session.Sessions;
import org.urbanriver.campus.platform.problems.Invalid;
import org.urbanriver.campus.platform.problems.RuleViolated;
import org.urbanriver.campus.platform.security.CurrentCaller;

/** Registering, which signs in at once. */
@RestController
class RegisterController {

    private final Registering registering;
    private final Directory directory;
    private final Sessions sessions;
    private final Limits limits;
    private final CurrentCaller caller;
    private final Frames frames;

    RegisterController(
            Registering registering,
            Directory directory,
            Sessions sessions,
            Limits limits,
            CurrentCaller caller,
            Frames frames) {
        this.registering = registering;
        this.directory = directory;
        this.sessions = sessions;
        this.limits = limits;
        this.caller = caller;
        this.frames = frames;
    }

    @GetMapping(path = "/register", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> form(@RequestParam(required = false) @Nullable String next, HttpServletRequest request) {
        var target = LocalAddress.of(next);
        return caller.find().isPresent()
                ? Answers.seeOther(target)
                : ResponseEntity.ok(new Register(frames.of(request), "", "", target, FieldErrors.NONE));
    }

    @PostMapping(path = "/register", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> register(
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(required = false) @Nullable String next,
            HttpServletRequest request,
            HttpServletResponse response) {
        var target = LocalAddress.of(next);
        var frame = frames.of(request);
        try {
            limits.registration(request);
            registering.register(email, name, password, frame.language());
            directory.authenticate(email, password).ifPresent(who -> sessions.begin(request, response, who));
            return Answers.seeOther(target, "told.account.registered");
        } catch (Invalid e) {
            var errors = Wrong.fields(frame, e, password);
            return Answers.page(HttpStatus.UNPROCESSABLE_CONTENT, new Register(frame, email, name, target, errors));
        } catch (RuleViolated e) {
            var errors = Wrong.field(frame, "email", e);
            return Answers.page(HttpStatus.CONFLICT, new Register(frame, email, name, target, errors));
        } catch (TooManyTries e) {
            var errors = Wrong.form(frame, e);
            return Answers.page(HttpStatus.TOO_MANY_REQUESTS, new Register(frame, email, name, target, errors));
        }
    }
}
