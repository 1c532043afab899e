/** What followed from an event, as each channel can tell it. */
@NullMarked
package org.urbanriver.campus.notification.delivery;

import org.jspecify.annotations.NullMarked;
