package org.urbanriver.campus.contracts.enrollments;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;

/** One meeting of an offering; it ends after it starts. */
public record ClassDate(@NotNull Instant startsAt, @NotNull Instant endsAt) {}
