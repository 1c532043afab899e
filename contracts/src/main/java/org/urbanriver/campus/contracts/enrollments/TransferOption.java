package org.urbanriver.campus.contracts.enrollments;

import java.util.List;
import org.urbanriver.campus.contracts.enrollments.Eligibility.Hindrance;

/**
 * Another offering of the course that a student might move to. It promises nothing: a seat may be gone a moment later.
 *
 * @param offering without its link
 * @param reasons all that stands against it, the one that moving would name first; empty if they can move there now
 */
public record TransferOption(OfferingView offering, List<Hindrance> reasons) {}
