/** Errors as RFC 9457 problems, the same in every service: four exceptions to throw and one mapper. */
@NullMarked
package org.urbanriver.campus.platform.problems;

import org.jspecify.annotations.NullMarked;
