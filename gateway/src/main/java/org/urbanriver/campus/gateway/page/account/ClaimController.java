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
import org.urbanriver.campus.gateway.account.Claiming;
import org.urbanriver.campus.gateway.limit.Limits;
import org.urbanriver.campus.gateway.limit.TooManyTries;
import org.urbanriver.campus.gateway.page.Answers;
import org.urbanriver.campus.gateway.page.FieldErrors;
import org.urbanriver.campus.gateway.page.Frame;
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
        var frame = frames.of(request);
        return key == null
                ? ResponseEntity.ok(new ClaimLetter(frame, "", sent != null, false, FieldErrors.NONE))
                : claimOrVoid(HttpStatus.OK, frame, key, FieldErrors.NONE);
    }

    @PostMapping(path = "/claim", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> claim(
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response) {
        var frame = frames.of(request);
        try {
            limits.letterUse(request);
            var claimed = claiming.claim(key, password);
            if (claimed.isEmpty()) {
                return linkVoid(frame);
            }
            sessions.begin(request, response, claimed.get());
            return Answers.seeOther("/my-learning", "told.account.claimed");
        } catch (Invalid e) {
            return claimOrVoid(HttpStatus.UNPROCESSABLE_CONTENT, frame, key, Wrong.fields(frame, e, password));
        } catch (TooManyTries e) {
            return claimOrVoid(HttpStatus.TOO_MANY_REQUESTS, frame, key, Wrong.form(frame, e));
        }
    }

    /** Answers the same whether or not there is such an account. */
    @PostMapping(path = "/claim/letters", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> send(@RequestParam(defaultValue = "") String email, HttpServletRequest request) {
        try {
            limits.letter(request, email);
            claiming.sendLetter(email);
            return Answers.seeOther("/claim?sent=1");
        } catch (TooManyTries e) {
            var frame = frames.of(request);
            return Answers.page(
                    HttpStatus.TOO_MANY_REQUESTS, new ClaimLetter(frame, email, false, false, Wrong.form(frame, e)));
        }
    }

    private ResponseEntity<Screen> claimOrVoid(HttpStatus status, Frame frame, String key, FieldErrors errors) {
        return claiming.claimable(key)
                .map(who -> Answers.page(status, new Claim(frame, key, who.email(), who.name(), errors)))
                .orElseGet(() -> linkVoid(frame));
    }

    private static ResponseEntity<Screen> linkVoid(Frame frame) {
        return Answers.page(HttpStatus.GONE, new ClaimLetter(frame, "", false, true, FieldErrors.NONE));
    }
}
