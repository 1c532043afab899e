/** What the campus holds on a person, for that person to take along. */
@NullMarked
package org.urbanriver.campus.gateway.mydata;

import org.jspecify.annotations.NullMarked;
