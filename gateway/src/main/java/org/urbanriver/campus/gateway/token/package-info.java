/** Tokens by which programs use the API in an account's name. */
@NullMarked
package org.urbanriver.campus.gateway.token;

import org.jspecify.annotations.NullMarked;
