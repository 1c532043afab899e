package org.urbanriver.campus.enrollment.message;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

interface RosterMessages extends Repository<RosterMessage, String> {

    RosterMessage save(RosterMessage message);

    Optional<RosterMessage> findById(String id);

    List<RosterMessage> findFirst20ByOfferingIdOrderBySentAtDescIdDesc(String offeringId);

    long countByOfferingIdAndSentAtGreaterThan(String offeringId, Instant instant);
}
