package org.urbanriver.campus.standalone.browser;

/** In whose browser a page is looked at. */
enum Viewer {
    VISITOR,
    STUDENT,
    INSTRUCTOR,
    ADMIN
}
