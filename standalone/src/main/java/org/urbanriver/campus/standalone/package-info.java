/** Starts, watches and stops a whole campus on one machine, with nothing installed but a JDK. */
@NullMarked
package org.urbanriver.campus.standalone;

import org.jspecify.annotations.NullMarked;
