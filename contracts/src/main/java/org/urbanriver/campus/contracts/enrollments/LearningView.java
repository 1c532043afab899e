package org.urbanriver.campus.contracts.enrollments;

import org.jspecify.annotations.Nullable;

/**
 * One enrollment as its student needs it now.
 *
 * @param offering as it is now, while the enrollment keeps it as it was; seat numbers are not part of it
 * @param nextClass the class that comes next, or is being held; absent when none is to come, and for what is over
 * @param resume the module to go on with: the one opened last, or if that is done the first behind it that is not; absent
 *     without a seat, and when every module is done
 */
public record LearningView(
        EnrollmentView enrollment,
        OfferingView offering,
        @Nullable ClassDate nextClass,
        @Nullable ModuleProgress resume) {}
