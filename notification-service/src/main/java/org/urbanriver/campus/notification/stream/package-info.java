/** Server-sent events, the same for every live stream: resumable, bounded, and gone at shutdown. */
@NullMarked
package org.urbanriver.campus.notification.stream;

import org.jspecify.annotations.NullMarked;
