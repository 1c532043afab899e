/** The one front door of the campus: accounts, sign-in, routes to the services and the web pages. */
@NullMarked
package org.urbanriver.campus.gateway;

import org.jspecify.annotations.NullMarked;
