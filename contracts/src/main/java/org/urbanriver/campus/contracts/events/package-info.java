/** Every fact that travels between services, one record each, and its name on the wire. */
@NullMarked
package org.urbanriver.campus.contracts.events;

import org.jspecify.annotations.NullMarked;
