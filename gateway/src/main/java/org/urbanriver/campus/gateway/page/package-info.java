/** What people see in their browser. */
@NullMarked
package org.urbanriver.campus.gateway.page;

import org.jspecify.annotations.NullMarked;
