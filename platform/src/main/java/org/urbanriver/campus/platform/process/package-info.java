/** What a service needs to be a good process on one machine. */
@NullMarked
package org.urbanriver.campus.platform.process;

import org.jspecify.annotations.NullMarked;
