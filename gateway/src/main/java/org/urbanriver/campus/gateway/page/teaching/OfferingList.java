package org.urbanriver.campus.gateway.page.teaching;

import org.urbanriver.campus.contracts.Page;
import org.urbanriver.campus.contracts.enrollments.OfferingView;
import org.urbanriver.campus.gateway.page.Asked;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Screen;

/** The offerings of whoever teaches, those to come or those that were. */
public record OfferingList(Frame frame, Asked<Page<OfferingView>> found, boolean past) implements Screen {}
