/** What every service does the same way. */
@NullMarked
package org.urbanriver.campus.platform;

import org.jspecify.annotations.NullMarked;
