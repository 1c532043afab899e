package org.urbanriver.campus.enrollment.student;

import java.util.Set;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import org.urbanriver.campus.contracts.accounts.AccountView;
import org.urbanriver.campus.contracts.accounts.Role;
import org.urbanriver.campus.platform.events.Copies;

/** An account as the gateway last told of it. */
@Document("students")
public record StudentCopy(@Id String id, String name, String email, Set<Role> roles, boolean disabled, long sequence)
        implements Copies.Copy {

    static StudentCopy of(AccountView account, long sequence) {
        return new StudentCopy(
                account.id(), account.name(), account.email(), account.roles(), account.disabled(), sequence);
    }

    public boolean isStudent() {
        return roles.contains(Role.STUDENT);
    }
}
