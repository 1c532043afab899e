/** Where students come to a seat: offerings, their seats, and enrollments. */
@NullMarked
package org.urbanriver.campus.enrollment;

import org.jspecify.annotations.NullMarked;
