package org.urbanriver.campus.enrollment.student;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/** The accounts; written only by what the gateway tells. */
public interface Students extends Repository<StudentCopy, String> {

    Optional<StudentCopy> findById(String id);

    List<StudentCopy> findByIdIn(Collection<String> ids);
}
