package org.urbanriver.campus.gateway.page.admin;

import java.util.List;
import org.urbanriver.campus.contracts.courses.TechniqueView;
import org.urbanriver.campus.gateway.page.Asked;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Screen;

/** The subjects of the catalog. */
public record TechniquesPage(Frame frame, Asked<List<TechniqueView>> techniques) implements Screen {}
