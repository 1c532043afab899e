package org.urbanriver.campus.gateway.page.account;

import org.urbanriver.campus.gateway.account.EmailState;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Screen;

/**
 * Everything about one's account at a glance.
 *
 * @param devices how many the person is signed in on
 * @param tokens how many programs may speak for the person
 */
public record AccountHome(Frame frame, String name, EmailState email, int devices, int tokens) implements Screen {}
