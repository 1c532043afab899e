package org.urbanriver.campus.gateway.page.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
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
import org.urbanriver.campus.gateway.page.Frames;
import org.urbanriver.campus.gateway.page.LocalAddress;
import org.urbanriver.campus.gateway.page.Screen;
import org.urbanriver.campus.gateway.session.Sessions;
import org.urbanriver.campus.platform.problems.Invalid;
import org.urbanriver.campus.platform.problems.RuleViolated;

/** Registering, which signs in at once. */
@RestController
class RegisterController {

    private final Registering registering;
    private final Directory directory;
    private final Sessions sessions;
    private final Limits limits;
    private final Frames frames;

    RegisterController(Registering registering, Directory directory, Sessions sessions, Limits limits, Frames frames) {
        this.registering = registering;
        this.directory = directory;
        this.sessions = sessions;
        this.limits = limits;
        this.frames = frames;
    }

    @GetMapping(path = "/register", produces = MediaType.TEXT_HTML_VALUE)
    Screen form(@RequestParam(required = false) @Nullable String next, HttpServletRequest request) {
        return new Register(frames.of(request), "", "", LocalAddress.of(next), Map.of());
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
            registering.register(email, name, password);
            directory.authenticate(email, password).ifPresent(who -> sessions.begin(request, response, who));
            return ResponseEntity.status(HttpStatus.SEE_OTHER)
                    .location(URI.create(target))
                    .build();
        } catch (Invalid e) {
            var errors = new HashMap<String, String>();
            e.errors()
                    .forEach(error -> errors.put(
                            error.pointer().substring(1),
                            frame.text(
                                    "register.field-error",
                                    frame.text("register." + error.pointer().substring(1)),
                                    error.message())));
            return answer(HttpStatus.UNPROCESSABLE_CONTENT, new Register(frame, email, name, target, errors));
        } catch (RuleViolated e) {
            return answer(
                    HttpStatus.CONFLICT,
                    new Register(frame, email, name, target, Map.of("email", String.valueOf(e.getMessage()))));
        } catch (TooManyTries e) {
            var wait = frame.text("sign-in.too-many", e.seconds());
            return answer(HttpStatus.TOO_MANY_REQUESTS, new Register(frame, email, name, target, Map.of("form", wait)));
        }
    }

    private static ResponseEntity<Screen> answer(HttpStatus status, Screen screen) {
        return ResponseEntity.status(status).body(screen);
    }
}
