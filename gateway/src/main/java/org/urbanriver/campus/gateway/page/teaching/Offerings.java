package org.urbanriver.campus.gateway.page.teaching;

import org.jspecify.annotations.Nullable;
import org.urbanriver.campus.contracts.Page;
import org.urbanriver.campus.contracts.enrollments.OfferingView;
import org.urbanriver.campus.gateway.page.Asked;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Screen;

/**
 * The offerings of whoever teaches, as a calendar or as a list.
 *
 * @param month none for the list
 */
public record Offerings(
        Frame frame,
        Asked<Page<OfferingView>> found,
        @Nullable CalendarMonth month) implements Screen {}
