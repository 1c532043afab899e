/** Tables as files for a spreadsheet. */
@NullMarked
package org.urbanriver.campus.platform.csv;

import org.jspecify.annotations.NullMarked;
