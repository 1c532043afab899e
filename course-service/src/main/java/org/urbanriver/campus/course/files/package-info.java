/** Courses as files: a zip of Markdown modules and images, in and out. */
@NullMarked
package org.urbanriver.campus.course.files;

import org.jspecify.annotations.NullMarked;
