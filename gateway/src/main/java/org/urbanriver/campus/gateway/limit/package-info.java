/** How often something may be tried. */
@NullMarked
package org.urbanriver.campus.gateway.limit;

import org.jspecify.annotations.NullMarked;
