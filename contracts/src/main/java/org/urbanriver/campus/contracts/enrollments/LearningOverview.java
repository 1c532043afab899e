package org.urbanriver.campus.contracts.enrollments;

import java.util.List;
import org.urbanriver.campus.contracts.Page;

/**
 * All that a student studies.
 *
 * @param current what they have a seat in, or wait for: whose class comes first at the front, then what has no dates to come
 * @param past what they completed or withdrew from, last changed first
 */
public record LearningOverview(List<LearningView> current, Page<EnrollmentView> past) {}
