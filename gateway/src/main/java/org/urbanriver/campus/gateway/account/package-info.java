/** Who has an account, and what it may do. */
@NullMarked
package org.urbanriver.campus.gateway.account;

import org.jspecify.annotations.NullMarked;
