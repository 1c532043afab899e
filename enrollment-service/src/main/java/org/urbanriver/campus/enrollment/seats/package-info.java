/** Who holds which seat and who waits for one; the one place that can never sell a seat twice. */
@NullMarked
package org.urbanriver.campus.enrollment.seats;

import org.jspecify.annotations.NullMarked;
