/** Sentences in the language of whoever reads them. */
@NullMarked
package org.urbanriver.campus.notification.words;

import org.jspecify.annotations.NullMarked;
