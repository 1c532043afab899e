package org.urbanriver.campus.contracts.enrollments;

/** How an offering is held; the certificate names it. */
public enum OfferingType {
    LIVE,
    WEBINAR,
    HOME_STUDY
}
