/** Images and videos of courses. */
@NullMarked
package org.urbanriver.campus.course.media;

import org.jspecify.annotations.NullMarked;
