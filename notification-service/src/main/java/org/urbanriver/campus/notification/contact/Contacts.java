package org.urbanriver.campus.notification.contact;

import org.springframework.data.repository.ListCrudRepository;
import org.urbanriver.campus.contracts.accounts.Role;

/** The people this service knows. */
public interface Contacts extends ListCrudRepository<ContactCopy, String> {

    /** Whether the account may still be served; one that is not known yet was vouched for by its token. */
    default boolean isOpen(String id) {
        return findById(id).map(contact -> !contact.disabled()).orElse(true);
    }

    /** Whether the account may still be served and has the role. */
    default boolean isOpen(String id, Role role) {
        return findById(id)
                .map(contact -> !contact.disabled() && contact.roles().contains(role))
                .orElse(true);
    }
}
