/** A course: the draft that its instructors edit, and the immutable revisions published from it. */
@NullMarked
package org.urbanriver.campus.course.course;

import org.jspecify.annotations.NullMarked;
