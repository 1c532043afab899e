/** What consumers could not digest: kept until an admin has it sent again or puts it away. */
@NullMarked
package org.urbanriver.campus.notification.deadletter;

import org.jspecify.annotations.NullMarked;
