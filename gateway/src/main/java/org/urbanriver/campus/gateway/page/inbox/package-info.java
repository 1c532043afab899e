/** The messages that the campus writes to its people. */
@NullMarked
package org.urbanriver.campus.gateway.page.inbox;

import org.jspecify.annotations.NullMarked;
