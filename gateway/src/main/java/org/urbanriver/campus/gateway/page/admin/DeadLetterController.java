package org.urbanriver.campus.gateway.page.admin;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.HttpClientErrorException;
import org.urbanriver.campus.contracts.Page;
import org.urbanriver.campus.contracts.notifications.DeadLetterApi;
import org.urbanriver.campus.contracts.notifications.DeadLetterState;
import org.urbanriver.campus.contracts.notifications.DiscardCommand;
import org.urbanriver.campus.contracts.notifications.FlowApi;
import org.urbanriver.campus.contracts.notifications.ReplayCommand;
import org.urbanriver.campus.gateway.page.Answers;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Frames;
import org.urbanriver.campus.gateway.page.Parts;
import org.urbanriver.campus.gateway.page.Screen;
import org.urbanriver.campus.gateway.route.ServiceProblems;

/** Looking at dead letters, and deciding about them. */
@RestController
class DeadLetterController {

    private static final int SIZE = 25;
    private static final int LONGEST_NOTE = 1_000;

    private final DeadLetterApi letters;
    private final FlowApi flow;
    private final Parts parts;
    private final Frames frames;

    DeadLetterController(DeadLetterApi letters, FlowApi flow, Parts parts, Frames frames) {
        this.letters = letters;
        this.flow = flow;
        this.parts = parts;
        this.frames = frames;
    }

    @GetMapping(path = "/admin/dead-letters", produces = MediaType.TEXT_HTML_VALUE)
    Screen letters(LettersAsked asked, @RequestParam(defaultValue = "") String cursor, HttpServletRequest request) {
        var behind = Typed.text(cursor);
        var found = parts.ask(() -> letters.letters(
                asked.asked(),
                Typed.orNull(asked.group()),
                Typed.orNull(asked.type()),
                Typed.orNull(asked.reasonClass()),
                Typed.orNull(behind),
                SIZE));
        var health = parts.ask(flow::flow);
        return new DeadLettersPage(frames.of(request), asked, found, health, !behind.isEmpty());
    }

    @GetMapping(path = "/admin/dead-letters/{id}", produces = MediaType.TEXT_HTML_VALUE)
    Screen letter(
            @PathVariable String id, @RequestParam(defaultValue = "false") String trace, HttpServletRequest request) {
        return new DeadLetterSheet(frames.of(request), letters.letter(id, trace.equals("true")), "", "", "");
    }

    @PostMapping(path = "/admin/dead-letters/{id}/replay", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> replay(@PathVariable String id, HttpServletRequest request) {
        try {
            letters.replay(id);
            return Answers.seeOther("/admin/dead-letters/" + id, "told.letter.replayed");
        } catch (HttpClientErrorException.Conflict e) {
            return refused(id, "", "", e, frames.of(request));
        }
    }

    @PostMapping(path = "/admin/dead-letters/{id}/discard", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> discard(
            @PathVariable String id, @RequestParam(defaultValue = "") String note, HttpServletRequest request) {
        var frame = frames.of(request);
        if (note.isBlank() || note.length() > LONGEST_NOTE) {
            var error = frame.text(note.isBlank() ? "admin.letter.note.missing" : "admin.letter.note.long");
            return sheet(HttpStatus.UNPROCESSABLE_CONTENT, id, note, error, "", frame);
        }
        try {
            letters.discard(id, new DiscardCommand(note.strip()));
            return Answers.seeOther("/admin/dead-letters/" + id, "told.letter.discarded");
        } catch (HttpClientErrorException.Conflict e) {
            return refused(id, note, "", e, frame);
        }
    }

    /** Asks first, and says how many it would be. */
    @GetMapping(path = "/admin/dead-letters/replay", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> replayAll(LettersAsked asked, HttpServletRequest request) {
        var open = letters.letters(
                DeadLetterState.OPEN,
                Typed.orNull(asked.group()),
                Typed.orNull(asked.type()),
                Typed.orNull(asked.reasonClass()),
                null,
                Page.MAX_SIZE);
        var page = new ReplayPage(frames.of(request), asked, open.items().size(), open.next() != null, "");
        return Answers.partOrPage(request, "dialog", () -> new ReplayDialog(page), () -> page);
    }

    @PostMapping(path = "/admin/dead-letters/replay", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> replayAllNow(LettersAsked asked, HttpServletRequest request) {
        if (!asked.isKind()) {
            var frame = frames.of(request);
            return Answers.page(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    new ReplayPage(frame, asked, 0, false, frame.text("admin.letters.replay.kind")));
        }
        var answer = letters.replayAll(new ReplayCommand(
                Typed.orNull(asked.group()), Typed.orNull(asked.type()), Typed.orNull(asked.reasonClass())));
        return Answers.seeOther(
                "/admin/dead-letters", answer.letters() == 0 ? "told.letters.none" : "told.letters.replayed");
    }

    private ResponseEntity<Screen> refused(
            String id, String note, String error, HttpClientErrorException e, Frame frame) {
        return sheet(e.getStatusCode(), id, note, error, frame.refusal(ServiceProblems.of(e)), frame);
    }

    private ResponseEntity<Screen> sheet(
            HttpStatusCode status, String id, String note, String error, String refusal, Frame frame) {
        return Answers.page(status, new DeadLetterSheet(frame, letters.letter(id, false), note, error, refusal));
    }
}
