/** Who is calling, and that nobody else gets in: the resource server's defaults. */
@NullMarked
package org.urbanriver.campus.platform.security;

import org.jspecify.annotations.NullMarked;
