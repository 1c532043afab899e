/** Letters that prove a mailbox: each leads to a page of the campus by a secret that only its reader knows. */
@NullMarked
package org.urbanriver.campus.gateway.letter;

import org.jspecify.annotations.NullMarked;
