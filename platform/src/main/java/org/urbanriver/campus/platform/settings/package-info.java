/** Which settings are in force, for those who run the campus. */
@NullMarked
package org.urbanriver.campus.platform.settings;

import org.jspecify.annotations.NullMarked;
