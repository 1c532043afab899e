/** What instructors and admins did: written once, never changed, kept for ever. */
@NullMarked
package org.urbanriver.campus.notification.audit;

import org.jspecify.annotations.NullMarked;
