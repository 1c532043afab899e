package org.urbanriver.campus.enrollment.student;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;
import org.urbanriver.campus.platform.problems.Invalid;

/** The accounts; written only by what the gateway tells. */
public interface Students extends Repository<StudentCopy, String> {

    Optional<StudentCopy> findById(String id);

    List<StudentCopy> findByIdIn(Collection<String> ids);

    /** A student's account that is in use; refuses the field that names another with 422. */
    default StudentCopy requireStudent(String id, String pointer) {
        var student = findById(id).orElseThrow(() -> new Invalid(pointer, "is no account that is known here"));
        if (student.disabled()) {
            throw new Invalid(pointer, "is an account that is disabled");
        }
        if (!student.isStudent()) {
            throw new Invalid(pointer, "is not a student's account");
        }
        return student;
    }
}
