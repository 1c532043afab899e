/** The other services of the campus, as seen by the one that watches them. */
@NullMarked
package org.urbanriver.campus.notification.peer;

import org.jspecify.annotations.NullMarked;
