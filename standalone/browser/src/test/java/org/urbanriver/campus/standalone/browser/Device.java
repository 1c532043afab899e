package org.urbanriver.campus.standalone.browser;

import java.util.List;
import java.util.Locale;

/** What people hold in their hands or sit in front of. */
enum Device {
    PHONE(390, 844, true, true),
    DESKTOP(1280, 900, false, true),
    PHONE_WITHOUT_SCRIPTS(390, 844, true, false);

    /** Those whose pages look different. */
    static final List<Device> PICTURED = List.of(PHONE, DESKTOP);

    final int width;
    final int height;
    final boolean touch;
    final boolean scripts;

    Device(int width, int height, boolean touch, boolean scripts) {
        this.width = width;
        this.height = height;
        this.touch = touch;
        this.scripts = scripts;
    }

    /** As it is named in files. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
