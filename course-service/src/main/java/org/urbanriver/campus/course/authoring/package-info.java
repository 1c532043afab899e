/** Writing and publishing courses over HTTP. */
@NullMarked
package org.urbanriver.campus.course.authoring;

import org.jspecify.annotations.NullMarked;
