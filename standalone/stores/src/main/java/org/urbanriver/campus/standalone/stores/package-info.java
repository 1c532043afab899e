/** Everything the campus keeps data in, in one process on one machine, so that it runs where nothing but a JDK is installed. */
@NullMarked
package org.urbanriver.campus.standalone.stores;

import org.jspecify.annotations.NullMarked;
