/** What the services say to each other: HTTP interfaces, events and views; records and annotations only. */
@NullMarked
package org.urbanriver.campus.contracts;

import org.jspecify.annotations.NullMarked;
