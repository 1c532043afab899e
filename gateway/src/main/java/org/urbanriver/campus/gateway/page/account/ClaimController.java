package org.urbanriver.campus.gateway.page.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.urbanriver.campus.gateway.account.Claiming;
import org.urbanriver.campus.gateway.limit.Limits;
import org.urbanriver.campus.gateway.limit.TooManyTries;
import org.urbanriver.campus.gateway.page.Frames;
import org.urbanriver.campus.gateway.page.Screen;
import org.urbanriver.campus.gateway.session.Sessions;
import org.urbanriver.campus.platform.problems.Invalid;

/** Claiming an account that the institute made: with the link of a letter, and asking for one. Claiming signs in. */
@RestController
class ClaimController {

    private final Claiming claiming;
    private final Sessions sessions;
    private final Limits limits;
    private final Frames frames;

    ClaimController(Claiming claiming, Sessions sessions, Limits limits, Frames frames) {
        this.claiming = claiming;
        this.sessions = sessions;
        this.limits = limits;
        this.frames = frames;
    }

    /** Looking uses nothing up: programs that check mail follow its links. */
    @GetMapping(path = "/claim", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> form(
            @RequestParam(required = false) @Nullable String key,
            @RequestParam(required = false) @Nullable String sent,
            HttpServletRequest request) {
        if (key == null) {
            return letter(HttpStatus.OK, request, sent == null ? "" : ClaimLetter.SENT, "");
        }
        return claiming.claimable(key)
                .map(who -> ResponseEntity.<Screen>ok(new Claim(frames.of(request), key, who.email(), who.name(), "")))
                .orElseGet(() -> letter(HttpStatus.GONE, request, ClaimLetter.VOID, ""));
    }

    @PostMapping(path = "/claim", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> claim(
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            limits.letterUse(request);
            var claimed = claiming.claim(key, password);
            if (claimed.isEmpty()) {
                return letter(HttpStatus.GONE, request, ClaimLetter.VOID, "");
            }
            sessions.begin(request, response, claimed.get());
            return to("/my-learning");
        } catch (Invalid e) {
            var frame = frames.of(request);
            var error = frame.text(
                    "register.field-error",
                    frame.text("register.password"),
                    e.errors().getFirst().message());
            return again(HttpStatus.UNPROCESSABLE_CONTENT, key, error, request);
        } catch (TooManyTries e) {
            return again(HttpStatus.TOO_MANY_REQUESTS, key, wait(e, request), request);
        }
    }

    /** Answers the same whether or not there is such an account. */
    @PostMapping(path = "/claim/letters", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> send(@RequestParam(defaultValue = "") String email, HttpServletRequest request) {
        try {
            limits.letter(request, email);
            claiming.sendLetter(email);
            return to("/claim?sent=1");
        } catch (TooManyTries e) {
            return letter(HttpStatus.TOO_MANY_REQUESTS, request, "", wait(e, request));
        }
    }

    private ResponseEntity<Screen> again(HttpStatus status, String key, String error, HttpServletRequest request) {
        return claiming.claimable(key)
                .map(who -> ResponseEntity.status(status)
                        .<Screen>body(new Claim(frames.of(request), key, who.email(), who.name(), error)))
                .orElseGet(() -> letter(HttpStatus.GONE, request, ClaimLetter.VOID, ""));
    }

    private String wait(TooManyTries e, HttpServletRequest request) {
        return frames.of(request).text("sign-in.too-many", e.seconds());
    }

    private ResponseEntity<Screen> letter(HttpStatus status, HttpServletRequest request, String note, String error) {
        return ResponseEntity.status(status).body(new ClaimLetter(frames.of(request), note, error));
    }

    private static ResponseEntity<Screen> to(String address) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(address))
                .build();
    }
}
