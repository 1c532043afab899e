/** Signing in and out, and who a request comes from. */
@NullMarked
package org.urbanriver.campus.gateway.session;

import org.jspecify.annotations.NullMarked;
