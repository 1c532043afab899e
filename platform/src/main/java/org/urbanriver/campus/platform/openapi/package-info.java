/** How a service describes its calls, for the one description of the whole campus. */
@NullMarked
package org.urbanriver.campus.platform.openapi;

import org.jspecify.annotations.NullMarked;
