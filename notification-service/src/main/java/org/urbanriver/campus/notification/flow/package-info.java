/** How well events flow: outboxes, lags, rates, and what to do when something is stuck. */
@NullMarked
package org.urbanriver.campus.notification.flow;

import org.jspecify.annotations.NullMarked;
