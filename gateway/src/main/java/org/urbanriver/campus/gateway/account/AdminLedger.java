package org.urbanriver.campus.gateway.account;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;

/** The ids of all admins in one document, whose version tells two changes at once from each other. */
@Document("admins")
class AdminLedger {

    static final String ID = "admins";

    @Id
    String id = ID;

    @Version
    @Nullable
    Long version;

    Set<String> accountIds = new TreeSet<>();
}
