package org.urbanriver.campus.gateway.page.admin;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.urbanriver.campus.contracts.notifications.AuditApi;
import org.urbanriver.campus.contracts.notifications.FlowApi;
import org.urbanriver.campus.contracts.notifications.MonitorApi;
import org.urbanriver.campus.gateway.page.Frames;
import org.urbanriver.campus.gateway.page.Parts;
import org.urbanriver.campus.gateway.page.Screen;

/** Where admins begin. */
@RestController
class AdminHomeController {

    private static final int FEW = 6;

    private final FlowApi flow;
    private final MonitorApi monitor;
    private final AuditApi audit;
    private final EventLines lines;
    private final Parts parts;
    private final Frames frames;

    AdminHomeController(
            FlowApi flow, MonitorApi monitor, AuditApi audit, EventLines lines, Parts parts, Frames frames) {
        this.flow = flow;
        this.monitor = monitor;
        this.audit = audit;
        this.lines = lines;
        this.parts = parts;
        this.frames = frames;
    }

    @GetMapping(path = "/admin", produces = MediaType.TEXT_HTML_VALUE)
    Screen home(HttpServletRequest request) {
        var frame = frames.of(request);
        var health = parts.ask(flow::flow);
        var newest = parts.ask(() -> monitor.events(null, null, null, null, null, null, null, null, FEW));
        var acts = parts.ask(() -> audit.audit(null, null, null, null, null, null, null, null, null, FEW));
        return new AdminHome(frame, health, newest.map(page -> lines.of(frame, page.items())), acts);
    }
}
