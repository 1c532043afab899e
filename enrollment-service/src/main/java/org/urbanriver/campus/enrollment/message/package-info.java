/** What staff write to everyone on a roster. */
@NullMarked
package org.urbanriver.campus.enrollment.message;

import org.jspecify.annotations.NullMarked;
