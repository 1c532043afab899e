package org.urbanriver.campus.gateway.session;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.urbanriver.campus.platform.security.CurrentCaller;

/** The browsers in which the caller is signed in. */
@RestController
@RequestMapping("/api/account/sessions")
class DeviceController {

    private final Devices devices;
    private final CurrentCaller caller;

    DeviceController(Devices devices, CurrentCaller caller) {
        this.devices = devices;
        this.caller = caller;
    }

    @GetMapping
    List<Device> devices(HttpServletRequest request) {
        return devices.of(caller.get().id(), request);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@PathVariable String id) {
        devices.end(caller.get().id(), id);
    }

    /** Ends every session, one that the call itself came with included; tokens stay. */
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endAll() {
        devices.endAll(caller.get().id());
    }
}
