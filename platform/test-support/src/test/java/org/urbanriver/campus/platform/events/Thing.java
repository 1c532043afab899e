package org.urbanriver.campus.platform.events;

import java.time.Instant;
import java.util.Set;
import org.springframework.data.mongodb.core.mapping.Document;
import org.urbanriver.campus.contracts.accounts.AccountView;
import org.urbanriver.campus.contracts.accounts.Role;
import org.urbanriver.campus.contracts.events.AccountEvent.AccountChanged;

/** An aggregate as small as can be: whenever it is renamed, it says so. */
@Document("things")
class Thing extends Aggregate {

    String name = "";

    Thing(String id) {
        super(id);
    }

    void rename(String name, Instant now) {
        this.name = name;
        publish(
                new AccountChanged(new AccountView(id(), "a@example.org", name, Set.of(Role.STUDENT), false, now)),
                now);
    }
}
