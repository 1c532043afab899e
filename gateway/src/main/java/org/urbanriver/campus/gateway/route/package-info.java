/** The way of API calls to the services, and the description of the whole API. */
@NullMarked
package org.urbanriver.campus.gateway.route;

import org.jspecify.annotations.NullMarked;
