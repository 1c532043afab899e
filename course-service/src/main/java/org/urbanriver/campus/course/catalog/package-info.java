/** The published courses as anyone finds them. */
@NullMarked
package org.urbanriver.campus.course.catalog;

import org.jspecify.annotations.NullMarked;
