package org.urbanriver.campus.contracts.courses;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every module of the draft, each once, in the order wanted. */
public record ModuleOrder(
        @NotNull @Size(max = 200) List<@NotBlank String> moduleIds,
        @Nullable Long version) {}
