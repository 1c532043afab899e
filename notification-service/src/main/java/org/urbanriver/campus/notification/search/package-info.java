/** How long lists are searched and paged: newest first, behind a cursor. */
@NullMarked
package org.urbanriver.campus.notification.search;

import org.jspecify.annotations.NullMarked;
