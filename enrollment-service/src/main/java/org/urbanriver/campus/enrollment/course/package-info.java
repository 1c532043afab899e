/** What is known here of published courses, so that enrolling needs no other service. */
@NullMarked
package org.urbanriver.campus.enrollment.course;

import org.jspecify.annotations.NullMarked;
