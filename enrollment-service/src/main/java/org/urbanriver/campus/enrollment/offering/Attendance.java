package org.urbanriver.campus.enrollment.offering;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.urbanriver.campus.contracts.Page;
import org.urbanriver.campus.contracts.enrollments.EnrollmentStatus;
import org.urbanriver.campus.contracts.enrollments.OfferingView;
import org.urbanriver.campus.contracts.enrollments.RosterEntry;

/** What offerings ask of enrollments, which build on offerings. */
public interface Attendance {

    /** Those of the offerings in which the student has a seat. */
    Set<String> attendedBy(String student, Collection<String> offeringIds);

    /** @param q words that each begin a part of a name or an address; all who are there when absent */
    Page<RosterEntry> roster(
            String offeringId, @Nullable String q, @Nullable EnrollmentStatus status, int page, int size);

    /** Those with a seat, also when they are through with it, and perhaps those who wait for one. */
    List<String> students(String offeringId, boolean waiting);

    /** The whole roster as RFC 4180 CSV. */
    String rosterCsv(String offeringId);

    /** There may be free seats for those who wait, and the last class may be earlier than offers end. */
    void seatsFreed(String offeringId);

    /** Tells those with a seat whatever they do not know yet of when and where it is, and whether it takes place. */
    void changed(String offeringId);

    /** Withdraws everyone from a cancelled offering; whoever is left when it returns follows within seconds. */
    void cancelled(OfferingView offering, String reason, String by);
}
