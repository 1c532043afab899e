/** Tells people what concerns them, and admins what happened. */
@NullMarked
package org.urbanriver.campus.notification;

import org.jspecify.annotations.NullMarked;
