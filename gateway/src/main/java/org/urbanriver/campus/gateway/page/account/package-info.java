/** Getting in and out, and what people see and change of their own accounts. */
@NullMarked
package org.urbanriver.campus.gateway.page.account;

import org.jspecify.annotations.NullMarked;
