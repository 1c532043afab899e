package org.urbanriver.campus.enrollment.offering;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.repository.Query;
import org.springframework.data.repository.Repository;
import org.urbanriver.campus.platform.problems.NotFound;

interface Offerings extends Repository<Offering, String> {

    /** What has no dates comes last. */
    Sort FIRST_COME = Sort.by("startsAt", "id");

    Offering save(Offering offering);

    Optional<Offering> findById(String id);

    Page<Offering> findAll(Pageable page);

    Page<Offering> findByCourseId(String courseId, Pageable page);

    List<Offering> findByCourseId(String courseId);

    List<Offering> findByCourseId(String courseId, Sort order);

    @Query("{'cancellation.at': {$gt: ?0}}")
    List<Offering> findCancelledSince(Instant instant);

    @Query("{'undecidedUntil': {$lte: ?0}}")
    List<Offering> findUndecidedUntil(Instant instant);

    @Query("{'untoldSince': {$lte: ?0}}")
    List<Offering> findUntoldSince(Instant instant);

    default Offering required(String id) {
        return findById(id).orElseThrow(() -> new NotFound("offering"));
    }
}
