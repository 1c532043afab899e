/** What the enrollment service offers: offerings, enrollments and their rosters. */
@NullMarked
package org.urbanriver.campus.contracts.enrollments;

import org.jspecify.annotations.NullMarked;
