package org.urbanriver.campus.gateway.page.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.urbanriver.campus.gateway.page.Answers;
import org.urbanriver.campus.gateway.page.Frames;
import org.urbanriver.campus.gateway.page.Screen;
import org.urbanriver.campus.gateway.session.Devices;
import org.urbanriver.campus.gateway.session.Sessions;
import org.urbanriver.campus.platform.security.CurrentCaller;

/** Where one is signed in, and signing out there. */
@RestController
class DevicesController {

    private final Devices devices;
    private final Sessions sessions;
    private final CurrentCaller caller;
    private final Frames frames;

    DevicesController(Devices devices, Sessions sessions, CurrentCaller caller, Frames frames) {
        this.devices = devices;
        this.sessions = sessions;
        this.caller = caller;
        this.frames = frames;
    }

    @GetMapping(path = "/account/devices", produces = MediaType.TEXT_HTML_VALUE)
    Screen devices(HttpServletRequest request) {
        return new DevicesPage(frames.of(request), devices.of(caller.get().id(), request));
    }

    @PostMapping(path = "/account/devices/{id}/end", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> end(@PathVariable String id) {
        devices.end(caller.get().id(), id);
        return Answers.seeOther("/account/devices", "told.account.device-ended");
    }

    /** Signs out everywhere but here. */
    @PostMapping(path = "/account/devices/end", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> endOthers(HttpServletRequest request, HttpServletResponse response) {
        var who = caller.get();
        devices.endAll(who.id());
        sessions.begin(request, response, who);
        return Answers.seeOther("/account/devices", "told.account.devices-ended");
    }
}
