/** The messages that a person finds on the campus, also as a live stream. */
@NullMarked
package org.urbanriver.campus.notification.inbox;

import org.jspecify.annotations.NullMarked;
