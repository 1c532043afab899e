/** Copies of accounts: how a person is called and reached. */
@NullMarked
package org.urbanriver.campus.notification.contact;

import org.jspecify.annotations.NullMarked;
