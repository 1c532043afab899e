/** What the course service offers: techniques, the catalog, lessons and authoring. */
@NullMarked
package org.urbanriver.campus.contracts.courses;

import org.jspecify.annotations.NullMarked;
