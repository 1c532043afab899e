/** Learning: what one is enrolled in, and the lessons. */
@NullMarked
package org.urbanriver.campus.gateway.page.learning;

import org.jspecify.annotations.NullMarked;
