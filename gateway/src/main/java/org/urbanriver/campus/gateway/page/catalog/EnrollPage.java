package org.urbanriver.campus.gateway.page.catalog;

import org.urbanriver.campus.contracts.courses.CourseView;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Screen;

/** One offering alone, with the one button to take a seat: where whoever had to sign in first comes back to. */
public record EnrollPage(Frame frame, CourseView course, OfferingCard card) implements Screen {}
