package org.urbanriver.campus.enrollment.enrollment;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

interface Bookmarks extends Repository<Bookmark, String> {

    Bookmark save(Bookmark bookmark);

    Optional<Bookmark> findById(String enrollmentId);

    List<Bookmark> findByEnrollmentIdIn(Collection<String> enrollmentIds);
}
