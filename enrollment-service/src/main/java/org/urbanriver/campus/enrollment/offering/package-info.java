/** Courses that can be enrolled in: when, where, and for how many. */
@NullMarked
package org.urbanriver.campus.enrollment.offering;

import org.jspecify.annotations.NullMarked;
