package org.urbanriver.campus.gateway.page;

import org.urbanriver.campus.contracts.Page;
import org.urbanriver.campus.contracts.enrollments.OfferingView;
import org.urbanriver.campus.contracts.enrollments.RosterEntry;

/** Who takes part in an offering, for its staff. */
public record Roster(Frame frame, OfferingView offering, Page<RosterEntry> entries) implements Screen {}
