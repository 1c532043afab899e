/** Events out by an outbox in the document, and in by idempotent consumers. */
@NullMarked
package org.urbanriver.campus.platform.events;

import org.jspecify.annotations.NullMarked;
