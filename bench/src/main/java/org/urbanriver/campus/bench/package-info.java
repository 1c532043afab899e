/** Measures a running campus over HTTP, wherever it runs and whatever it stores its data in. */
@NullMarked
package org.urbanriver.campus.bench;

import org.jspecify.annotations.NullMarked;
