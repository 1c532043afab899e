package org.urbanriver.campus.enrollment.enrollment;

import java.time.Instant;
import java.util.List;
import org.springframework.data.repository.Repository;

interface JustClosedAccounts extends Repository<JustClosed, String> {

    JustClosed save(JustClosed account);

    boolean existsById(String student);

    List<JustClosed> findByAtBefore(Instant moment);

    void delete(JustClosed account);
}
