package org.urbanriver.campus.gateway.page.teaching;

import org.urbanriver.campus.contracts.Page;
import org.urbanriver.campus.contracts.enrollments.OfferingView;
import org.urbanriver.campus.contracts.enrollments.RosterEntry;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Screen;

/** Who takes part in an offering, for its staff. */
public record Roster(Frame frame, OfferingView offering, Page<RosterEntry> entries) implements Screen {}
