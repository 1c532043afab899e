package org.urbanriver.campus.contracts.courses;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a part of a draft stands: the same content has the same id. A change names the edition it was made on, and is refused
 * when a colleague made another of it meanwhile.
 *
 * @param by name of who made it; absent where that is not known
 * @param at when
 */
public record Edition(
        String id, @Nullable String by, @Nullable Instant at) {}
