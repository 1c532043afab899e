/** Students in offerings: enrolling, learning, withdrawing, completing. */
@NullMarked
package org.urbanriver.campus.enrollment.enrollment;

import org.jspecify.annotations.NullMarked;
