/** What the campus runs on. */
@NullMarked
package org.urbanriver.campus.notification.system;

import org.jspecify.annotations.NullMarked;
