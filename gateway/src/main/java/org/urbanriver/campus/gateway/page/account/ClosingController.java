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
import org.springframework.web.client.RestClientException;
import org.urbanriver.campus.gateway.account.OwnAccount;
import org.urbanriver.campus.gateway.account.PasswordProof;
import org.urbanriver.campus.gateway.limit.TooManyTries;
import org.urbanriver.campus.gateway.mydata.MyData;
import org.urbanriver.campus.gateway.page.Answers;
import org.urbanriver.campus.gateway.page.FieldErrors;
import org.urbanriver.campus.gateway.page.Frames;
import org.urbanriver.campus.gateway.page.Screen;
import org.urbanriver.campus.gateway.session.Devices;
import org.urbanriver.campus.gateway.session.Sessions;
import org.urbanriver.campus.platform.problems.Invalid;
import org.urbanriver.campus.platform.problems.RuleViolated;
import org.urbanriver.campus.platform.security.CurrentCaller;

/** Taking one's data along, and closing the account. */
@RestController
class ClosingController {

    private final MyData data;
    private final OwnAccount own;
    private final PasswordProof proof;
    private final Sessions sessions;
    private final Devices devices;
    private final CurrentCaller caller;
    private final Frames frames;

    ClosingController(
            MyData data,
            OwnAccount own,
            PasswordProof proof,
            Sessions sessions,
            Devices devices,
            CurrentCaller caller,
            Frames frames) {
        this.data = data;
        this.own = own;
        this.proof = proof;
        this.sessions = sessions;
        this.devices = devices;
        this.caller = caller;
        this.frames = frames;
    }

    @GetMapping(path = "/account/data", produces = MediaType.TEXT_HTML_VALUE)
    Screen data(HttpServletRequest request) {
        return new DataPage(frames.of(request), false);
    }

    @GetMapping("/account/data/download")
    ResponseEntity<?> download(HttpServletRequest request) {
        try {
            return data.download(request);
        } catch (RestClientException e) {
            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).body(new DataPage(frames.of(request), true));
        }
    }

    @GetMapping(path = "/account/close", produces = MediaType.TEXT_HTML_VALUE)
    Screen ask(HttpServletRequest request) {
        return new ClosePage(frames.of(request), FieldErrors.NONE);
    }

    @PostMapping(path = "/account/close", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> close(
            @RequestParam(defaultValue = "") String currentPassword,
            HttpServletRequest request,
            HttpServletResponse response) {
        var frame = frames.of(request);
        var who = caller.get();
        try {
            proof.require(request, who, currentPassword);
            own.close(who.id());
            devices.forget(who.id());
            sessions.end(request, response);
            return Answers.seeOther("/", "told.account.closed");
        } catch (Invalid e) {
            return Answers.page(HttpStatus.UNPROCESSABLE_CONTENT, new ClosePage(frame, Wrong.fields(frame, e)));
        } catch (RuleViolated e) {
            return Answers.page(HttpStatus.CONFLICT, new ClosePage(frame, Wrong.form(frame, e)));
        } catch (TooManyTries e) {
            return Answers.page(HttpStatus.TOO_MANY_REQUESTS, new ClosePage(frame, Wrong.form(frame, e)));
        }
    }
}
