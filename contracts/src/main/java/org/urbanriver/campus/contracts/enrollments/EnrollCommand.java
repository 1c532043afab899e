package org.urbanriver.campus.contracts.enrollments;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A seat asked for.
 *
 * @param studentId who shall be enrolled, for staff; absent means the caller
 * @param hold id of the reservation whose seat the student gets, past the waitlist; for staff who enroll someone
 */
public record EnrollCommand(
        @NotBlank @Size(max = 60) String offeringId,
        @Size(max = 60) @Nullable String studentId,
        @Size(max = 60) @Nullable String hold) {

    public EnrollCommand(String offeringId, @Nullable String studentId) {
        this(offeringId, studentId, null);
    }
}
