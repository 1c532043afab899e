/** What a service tells about its own work, to those who run the campus. */
@NullMarked
package org.urbanriver.campus.contracts.operations;

import org.jspecify.annotations.NullMarked;
