package org.urbanriver.campus.standalone.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** Somebody who uses no pointer. */
record Keyboard(Page page) {

    private static final int PATIENCE = 80;

    /** Presses Tab until the element has the focus. */
    void reach(Locator element) {
        for (var presses = 0; presses < PATIENCE; presses++) {
            if (hasFocus(element)) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("%s was not reached by %d times Tab, but %s".formatted(element, PATIENCE, focused()));
    }

    void press(Locator element, String key) {
        reach(element);
        page.keyboard().press(key);
    }

    static boolean hasFocus(Locator element) {
        return Boolean.TRUE.equals(element.evaluate("each => each === document.activeElement"));
    }

    /** What has the focus, as it is written in the page. */
    String focused() {
        return "" + page.evaluate("() => document.activeElement.outerHTML.slice(0, 160)");
    }
}
