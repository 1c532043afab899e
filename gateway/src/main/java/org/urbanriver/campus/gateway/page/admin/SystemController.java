package org.urbanriver.campus.gateway.page.admin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.urbanriver.campus.contracts.notifications.SystemApi;
import org.urbanriver.campus.gateway.page.Frames;
import org.urbanriver.campus.gateway.page.Parts;
import org.urbanriver.campus.gateway.page.Screen;

/** What the campus runs on, and what can be taken away as a file. */
@RestController
class SystemController {

    private static final List<Exports.Export> FILES = List.of(
            new Exports.Export("events", "/api/monitor/events.csv", "/admin/events"),
            new Exports.Export("audit", "/api/monitor/audit.csv", "/admin/audit"),
            new Exports.Export("letters", "/api/monitor/dead-letters.csv", "/admin/dead-letters"),
            new Exports.Export("accounts", "/api/accounts.csv", "/admin/accounts"),
            new Exports.Export("techniques", "/admin/techniques.csv", "/admin/techniques"),
            new Exports.Export("outboxes", "/api/monitor/flow/outboxes.csv", "/admin/flow"),
            new Exports.Export("lags", "/api/monitor/flow/lags.csv", "/admin/flow"),
            new Exports.Export("rates", "/api/monitor/flow/rates.csv", "/admin/flow"),
            new Exports.Export("settings", "/api/monitor/system/settings.csv", "/admin/system"));

    private final SystemApi system;
    private final Parts parts;
    private final Frames frames;

    SystemController(SystemApi system, Parts parts, Frames frames) {
        this.system = system;
        this.parts = parts;
        this.frames = frames;
    }

    @GetMapping(path = "/admin/system", produces = MediaType.TEXT_HTML_VALUE)
    Screen system(HttpServletRequest request) {
        var stores = parts.ask(system::system);
        var settings = parts.ask(system::settings);
        return new SystemPage(frames.of(request), stores, settings);
    }

    @GetMapping(path = "/admin/exports", produces = MediaType.TEXT_HTML_VALUE)
    Screen exports(HttpServletRequest request) {
        return new Exports(frames.of(request), FILES);
    }
}
