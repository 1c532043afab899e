package org.urbanriver.campus.gateway.page.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.urbanriver.campus.gateway.account.Directory;
import org.urbanriver.campus.gateway.limit.Limits;
import org.urbanriver.campus.gateway.limit.TooManyTries;
import org.urbanriver.campus.gateway.page.Answers;
import org.urbanriver.campus.gateway.page.Frames;
import org.urbanriver.campus.gateway.page.LocalAddress;
import org.urbanriver.campus.gateway.page.Screen;
import org.urbanriver.campus.gateway.session.Sessions;
import org.urbanriver.campus.platform.security.CurrentCaller;

/** Signing in and out. */
@RestController
class SignInController {

    private final Directory directory;
    private final Sessions sessions;
    private final Limits limits;
    private final CurrentCaller caller;
    private final Frames frames;

    SignInController(Directory directory, Sessions sessions, Limits limits, CurrentCaller caller, Frames frames) {
        this.directory = directory;
        this.sessions = sessions;
        this.limits = limits;
        this.caller = caller;
        this.frames = frames;
    }

    @GetMapping(path = "/sign-in", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> form(@RequestParam(required = false) @Nullable String next, HttpServletRequest request) {
        var target = LocalAddress.of(next);
        return caller.find().isPresent()
                ? Answers.seeOther(target)
                : ResponseEntity.ok(new SignIn(frames.of(request), "", target, ""));
    }

    @PostMapping(path = "/sign-in", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> signIn(
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(required = false) @Nullable String next,
            HttpServletRequest request,
            HttpServletResponse response) {
        var target = LocalAddress.of(next);
        var frame = frames.of(request);
        try {
            var who = limits.signIn(
                    request,
                    email,
                    () -> directory
                            .authenticate(email, password)
                            .orElseThrow(() -> new BadCredentialsException("wrong")));
            sessions.begin(request, response, who);
            return Answers.seeOther(target);
        } catch (BadCredentialsException e) {
            return Answers.page(HttpStatus.UNAUTHORIZED, new SignIn(frame, email, target, frame.text("sign-in.wrong")));
        } catch (TooManyTries e) {
            return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                    .headers(e.getHeaders())
                    .body(new SignIn(frame, email, target, frame.text("wrong.too-many", e.seconds())));
        }
    }

    @PostMapping(path = "/sign-out", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> signOut(HttpServletRequest request, HttpServletResponse response) {
        sessions.end(request, response);
        return Answers.seeOther("/", "told.account.signed-out");
    }
}
