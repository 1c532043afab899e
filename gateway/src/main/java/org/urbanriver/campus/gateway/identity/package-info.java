/** The keys and tokens by which the gateway vouches for a caller towards the services. */
@NullMarked
package org.urbanriver.campus.gateway.identity;

import org.jspecify.annotations.NullMarked;
