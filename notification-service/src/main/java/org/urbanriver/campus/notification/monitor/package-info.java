/** Every event on record, as a list, as a live stream, and as the story of one enrollment. */
@NullMarked
package org.urbanriver.campus.notification.monitor;

import org.jspecify.annotations.NullMarked;
