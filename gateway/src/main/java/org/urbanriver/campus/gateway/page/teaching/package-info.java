/** What instructors do for their courses. */
@NullMarked
package org.urbanriver.campus.gateway.page.teaching;

import org.jspecify.annotations.NullMarked;
