package org.urbanriver.campus.gateway.page.admin;

import org.urbanriver.campus.gateway.page.Screen;

/** The same question in a dialog. */
public record DisableDialog(DisablePage page) implements Screen {}
