/** What an author changed, so that people can read it before it is published and afterwards. */
@NullMarked
package org.urbanriver.campus.course.difference;

import org.jspecify.annotations.NullMarked;
