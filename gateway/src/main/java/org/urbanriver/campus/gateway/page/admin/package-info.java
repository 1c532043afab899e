/** What admins look at and decide: events as they happen, what they caused, what failed, who did what, and who may do what. */
@NullMarked
package org.urbanriver.campus.gateway.page.admin;

import org.jspecify.annotations.NullMarked;
