/** Who a person is to every service: the roles and the public view of an account. */
@NullMarked
package org.urbanriver.campus.contracts.accounts;

import org.jspecify.annotations.NullMarked;
