/** How every service speaks to its database. */
@NullMarked
package org.urbanriver.campus.platform.store;

import org.jspecify.annotations.NullMarked;
