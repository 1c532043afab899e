package org.urbanriver.campus.contracts.courses;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** Markdown that was not saved, to be looked at. */
public record TextToPreview(@NotNull @Size(max = 200_000) String text) {}
