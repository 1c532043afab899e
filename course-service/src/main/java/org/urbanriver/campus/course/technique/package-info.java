/** The techniques that the catalog is organized by. */
@NullMarked
package org.urbanriver.campus.course.technique;

import org.jspecify.annotations.NullMarked;
