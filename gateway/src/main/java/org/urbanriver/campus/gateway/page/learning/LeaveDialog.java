package org.urbanriver.campus.gateway.page.learning;

import org.urbanriver.campus.gateway.page.Screen;

/** The same question in a dialog upon the page. */
public record LeaveDialog(LeavePage page) implements Screen {

    static final String ID = "dialog";
}
