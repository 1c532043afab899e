/** What people write: cleaned on the way in, made into safe HTML on the way out. */
@NullMarked
package org.urbanriver.campus.course.text;

import org.jspecify.annotations.NullMarked;
