/** Finding a course: the catalog, and a course with its dates and seats. */
@NullMarked
package org.urbanriver.campus.gateway.page.catalog;

import org.jspecify.annotations.NullMarked;
