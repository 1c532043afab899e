/**
 * The whole campus in a real browser: each person's journey, what every page has to hold, and the pictures of all of them.
 * What pages there are is listed once, in {@link org.urbanriver.campus.standalone.browser.CampusPages}.
 */
package org.urbanriver.campus.standalone.browser;
