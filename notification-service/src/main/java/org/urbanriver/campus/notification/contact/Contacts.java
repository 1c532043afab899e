package org.urbanriver.campus.notification.contact;

import org.springframework.data.repository.ListCrudRepository;

/** The people this service knows. */
public interface Contacts extends ListCrudRepository<ContactCopy, String> {}
