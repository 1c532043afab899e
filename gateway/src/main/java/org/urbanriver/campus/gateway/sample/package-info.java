/** The sample accounts and the sample course of a campus that is being tried out. */
@NullMarked
package org.urbanriver.campus.gateway.sample;

import org.jspecify.annotations.NullMarked;
