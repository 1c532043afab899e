/** Getting in: signing in, registering and claiming an account. */
@NullMarked
package org.urbanriver.campus.gateway.page.account;

import org.jspecify.annotations.NullMarked;
