package org.urbanriver.campus.contracts.enrollments;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A seat asked for.
 *
 * @param studentId who shall be enrolled, for staff; absent means the caller
 * @param hold id of the reservation whose seat the student gets, past the waitlist; for staff who enroll someone
 * @param email who shall be enrolled, for staff who do not know the account; one is made where there is none, and its person
 *     asked by mail to claim it
 * @param name of the person of that address, needed where there is no account yet
 */
public record EnrollCommand(
        @NotBlank @Size(max = 60) String offeringId,
        @Size(max = 60) @Nullable String studentId,
        @Size(max = 60) @Nullable String hold,
        @Size(max = 254) @Nullable String email,
        @Size(max = 100) @Nullable String name) {

    public EnrollCommand(String offeringId, @Nullable String studentId, @Nullable String hold) {
        this(offeringId, studentId, hold, null, null);
    }

    public EnrollCommand(String offeringId, @Nullable String studentId) {
        this(offeringId, studentId, null);
    }
}
