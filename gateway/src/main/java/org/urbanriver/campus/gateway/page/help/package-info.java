/** Words for those who need help: problems explained, and the API. */
@NullMarked
package org.urbanriver.campus.gateway.page.help;

import org.jspecify.annotations.NullMarked;
