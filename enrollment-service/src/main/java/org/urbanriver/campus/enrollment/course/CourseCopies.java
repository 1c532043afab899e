package org.urbanriver.campus.enrollment.course;

import java.util.Optional;
import org.springframework.data.repository.Repository;

/** The published courses; written only by what the course service tells. */
public interface CourseCopies extends Repository<CourseCopy, String> {

    Optional<CourseCopy> findById(String id);

    Optional<CourseCopy> findFirstBySlugOrderBySequenceDesc(String slug);

    default Optional<CourseCopy> findByIdOrSlug(String idOrSlug) {
        return findById(idOrSlug).or(() -> findFirstBySlugOrderBySequenceDesc(idOrSlug));
    }
}
