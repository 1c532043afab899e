package org.urbanriver.campus.course.course;

import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.mongodb.repository.ExistsQuery;
import org.springframework.data.mongodb.repository.MongoRepository;
import org.springframework.data.mongodb.repository.Query;
import org.urbanriver.campus.contracts.accounts.Role;
import org.urbanriver.campus.contracts.problems.ProblemType;
import org.urbanriver.campus.platform.problems.NotFound;
import org.urbanriver.campus.platform.problems.RuleViolated;
import org.urbanriver.campus.platform.security.Caller;

/** All courses. */
public interface Courses extends MongoRepository<Course, String> {

    Optional<Course> findBySlug(String slug);

    boolean existsBySlug(String slug);

    @ExistsQuery("{'_id': ?0, 'draft.instructors.account': ?1}")
    boolean isTaughtBy(String id, String account);

    @Query(value = "{}", fields = "{'draft.modules.text': 0, 'listing': 0}")
    Page<Course> allWithoutTexts(Pageable page);

    @Query(value = "{'draft.instructors.account': ?0}", fields = "{'draft.modules.text': 0, 'listing': 0}")
    Page<Course> taughtByWithoutTexts(String account, Pageable page);

    /** The course, if the caller may edit it; to others it does not exist. */
    default Course editable(String id, Caller caller) {
        caller.requireStaff();
        return findById(id).filter(course -> course.mayBeEditedBy(caller)).orElseThrow(() -> new NotFound("course"));
    }

    /**
     * Whether the caller is staff of the course as it is today: an admin, or an instructor whom its draft names. A name in a
     * course alone is not enough, as roles are taken away without a change to any course.
     */
    default boolean isStaff(String id, Caller caller) {
        return caller.isAdmin() || caller.has(Role.INSTRUCTOR) && isTaughtBy(id, caller.id());
    }

    /** Saves the course; its slug may meanwhile be another's. */
    default Course store(Course course) {
        try {
            return save(course);
        } catch (DuplicateKeyException e) {
            throw new RuleViolated(
                    ProblemType.SLUG_TAKEN, "Another course has the address " + course.slug() + "; choose another.");
        }
    }
}
