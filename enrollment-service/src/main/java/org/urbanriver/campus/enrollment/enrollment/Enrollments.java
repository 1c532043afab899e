package org.urbanriver.campus.enrollment.enrollment;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.mongodb.repository.Query;
import org.springframework.data.repository.Repository;
import org.urbanriver.campus.contracts.enrollments.EnrollmentStatus;
import org.urbanriver.campus.platform.problems.NotFound;

interface Enrollments extends Repository<Enrollment, String> {

    int TRIES = 10;

    /** What decides whether ledger and enrollment agree. */
    record Standing(
            String id,
            String offeringId,
            String studentId,
            EnrollmentStatus status,
            int opening,
            @Nullable Instant offerUntil) {

        boolean isSeated() {
            return status == EnrollmentStatus.ACTIVE || status == EnrollmentStatus.COMPLETED;
        }
    }

    /** Who it is, for those who look for somebody. */
    record Name(String id, String studentId, String studentName, EnrollmentStatus status) {}

    Enrollment save(Enrollment enrollment);

    Optional<Enrollment> findById(String id);

    Page<Enrollment> findByStudentIdOrderByChangedAtDescIdAsc(String studentId, Pageable page);

    Page<Enrollment> findByStudentIdInOrderByChangedAtDescIdAsc(Collection<String> studentIds, Pageable page);

    Page<Enrollment> findByOfferingIdOrderByEnrolledAtAscIdAsc(String offeringId, Pageable page);

    Page<Enrollment> findByOfferingIdAndStatusOrderByEnrolledAtAscIdAsc(
            String offeringId, EnrollmentStatus status, Pageable page);

    List<Name> findNameByOfferingIdOrderByEnrolledAtAscIdAsc(String offeringId);

    List<Enrollment> findByIdIn(Collection<String> ids);

    Stream<Enrollment> streamByOfferingIdOrderByEnrolledAtAscIdAsc(String offeringId);

    List<Enrollment> findByOfferingIdAndStatusIn(String offeringId, Collection<EnrollmentStatus> statuses, Limit limit);

    List<Standing> findStandingByOfferingIdAndStatusAndIdGreaterThanOrderById(
            String offeringId, EnrollmentStatus status, String after, Limit limit);

    /** Enrollments whose student moved away and may not have arrived; hardly ever any. */
    @Query("{'move.pending': true}")
    List<Enrollment> findMoving();

    List<Enrollment> findByStudentIdAndStatus(String studentId, EnrollmentStatus status);

    List<Enrollment> findByStudentIdAndStatusIn(String studentId, Collection<EnrollmentStatus> statuses);

    Page<Enrollment> findByStudentIdAndStatusInOrderByChangedAtDescIdAsc(
            String studentId, Collection<EnrollmentStatus> statuses, Pageable page);

    List<Standing> findStandingByIdIn(Collection<String> ids);

    List<Standing> findStandingByStatusAndChangedAtGreaterThan(EnrollmentStatus status, Instant instant);

    default Enrollment required(String id) {
        return findById(id).orElseThrow(() -> new NotFound("enrollment"));
    }

    /** Loads, changes and saves; repeated when someone else changed it meanwhile. */
    default Enrollment change(String id, Consumer<Enrollment> change) {
        for (var tries = 1; ; tries++) {
            var enrollment = required(id);
            change.accept(enrollment);
            if (enrollment.unsavedEvents().isEmpty()) {
                return enrollment;
            }
            try {
                return save(enrollment);
            } catch (OptimisticLockingFailureException e) {
                if (tries == TRIES) {
                    throw e;
                }
            }
        }
    }
}
