package org.urbanriver.campus.gateway.page.admin;

import org.urbanriver.campus.gateway.page.FieldErrors;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Screen;

/**
 * The form that adds a technique, or describes one anew.
 *
 * @param known whether it exists, so that its slug stays
 */
public record TechniqueForm(
        Frame frame, boolean known, String slug, String name, String summary, FieldErrors errors, String refusal)
        implements Screen {}
