/** The course service: techniques, courses, their published revisions, lessons and media. */
@NullMarked
package org.urbanriver.campus.course;

import org.jspecify.annotations.NullMarked;
