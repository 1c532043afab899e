/** Lessons, for those with a seat in the course and for its staff. */
@NullMarked
package org.urbanriver.campus.course.lesson;

import org.jspecify.annotations.NullMarked;
