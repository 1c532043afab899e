package org.urbanriver.campus.gateway.page.admin;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.urbanriver.campus.contracts.notifications.FlowApi;
import org.urbanriver.campus.gateway.page.Answers;
import org.urbanriver.campus.gateway.page.Frames;
import org.urbanriver.campus.gateway.page.Parts;
import org.urbanriver.campus.gateway.page.Screen;

/** The health of the flow, which refreshes itself where there is JavaScript. */
@RestController
class FlowController {

    private final FlowApi flow;
    private final Parts parts;
    private final Frames frames;

    FlowController(FlowApi flow, Parts parts, Frames frames) {
        this.flow = flow;
        this.parts = parts;
        this.frames = frames;
    }

    @GetMapping(path = "/admin/flow", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> flow(@RequestParam(defaultValue = "false") String still, HttpServletRequest request) {
        var frame = frames.of(request);
        var part = new FlowPart(frame, parts.ask(flow::flow), still.equals("true"));
        return Answers.partOrPage(request, "flow", () -> part, () -> new FlowPage(frame, part));
    }
}
