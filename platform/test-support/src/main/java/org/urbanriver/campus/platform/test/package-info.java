/** What the tests of every service share: stores to run on, callers to be, and events to send and to see. */
@NullMarked
package org.urbanriver.campus.platform.test;

import org.jspecify.annotations.NullMarked;
