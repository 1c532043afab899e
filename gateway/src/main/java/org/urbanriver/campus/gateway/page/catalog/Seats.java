package org.urbanriver.campus.gateway.page.catalog;

import java.util.List;
import org.urbanriver.campus.contracts.enrollments.OfferingView;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Screen;

/** How many seats are left now; each number goes to its place on the page that asks. */
public record Seats(Frame frame, List<OfferingView> offerings) implements Screen {}
