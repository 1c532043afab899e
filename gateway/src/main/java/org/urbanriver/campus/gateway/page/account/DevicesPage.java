package org.urbanriver.campus.gateway.page.account;

import java.util.List;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Screen;
import org.urbanriver.campus.gateway.session.Device;

/** Where the person is signed in. */
public record DevicesPage(Frame frame, List<Device> devices) implements Screen {

    /** Such as "Firefox on Android", as far as it is known. */
    public String name(Device device) {
        if (device.browser() != null && device.system() != null) {
            return frame.text("devices.name", device.browser(), device.system());
        }
        if (device.browser() != null) {
            return device.browser();
        }
        return device.system() == null ? frame.text("devices.unknown") : device.system();
    }
}
