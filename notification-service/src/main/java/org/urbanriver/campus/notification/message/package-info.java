/** What people are told of an event: who, and in which words. */
@NullMarked
package org.urbanriver.campus.notification.message;

import org.jspecify.annotations.NullMarked;
