/** What is known here of accounts, so that staff can enroll students and reach those on a roster. */
@NullMarked
package org.urbanriver.campus.enrollment.student;

import org.jspecify.annotations.NullMarked;
