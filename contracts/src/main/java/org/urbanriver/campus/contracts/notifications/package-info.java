/** What the notification service offers: the inbox of a person and the monitor of all events. */
@NullMarked
package org.urbanriver.campus.contracts.notifications;

import org.jspecify.annotations.NullMarked;
