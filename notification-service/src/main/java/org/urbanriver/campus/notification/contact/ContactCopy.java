package org.urbanriver.campus.notification.contact;

import java.util.Set;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import org.urbanriver.campus.contracts.accounts.Role;
import org.urbanriver.campus.platform.events.Copies;

/** How a person is called and reached; the gateway owns the account. */
@Document("contacts")
public record ContactCopy(@Id String id, long sequence, String name, String email, Set<Role> roles, boolean disabled)
        implements Copies.Copy {}
