package org.urbanriver.campus.enrollment.offering;

import java.util.Collection;
import java.util.Set;
import org.urbanriver.campus.contracts.Page;
import org.urbanriver.campus.contracts.enrollments.OfferingView;
import org.urbanriver.campus.contracts.enrollments.RosterEntry;

/** What offerings ask of enrollments, which build on offerings. */
public interface Attendance {

    /** Those of the offerings in which the student has a seat. */
    Set<String> attendedBy(String student, Collection<String> offeringIds);

    Page<RosterEntry> roster(String offeringId, int page, int size);

    /** The whole roster as RFC 4180 CSV. */
    String rosterCsv(String offeringId);

    /** There may be free seats for those who wait, and the last class may be earlier than offers end. */
    void seatsFreed(String offeringId);

    /** Tells those with a seat whatever they do not know yet of when and where it is, and whether it takes place. */
    void changed(String offeringId);

    /** Withdraws everyone from a cancelled offering; whoever is left when it returns follows within seconds. */
    void cancelled(OfferingView offering, String reason, String by);
}
