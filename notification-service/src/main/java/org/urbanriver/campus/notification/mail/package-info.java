/** Mail to people: queued with the event, sent apart from it, retried until it is taken or refused for good. */
@NullMarked
package org.urbanriver.campus.notification.mail;

import org.jspecify.annotations.NullMarked;
