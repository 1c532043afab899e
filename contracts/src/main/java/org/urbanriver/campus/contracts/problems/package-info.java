/** Every way in which a request can be refused, each with its own page. */
@NullMarked
package org.urbanriver.campus.contracts.problems;

import org.jspecify.annotations.NullMarked;
