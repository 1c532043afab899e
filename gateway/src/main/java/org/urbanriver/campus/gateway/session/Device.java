package org.urbanriver.campus.gateway.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A browser in which an account is signed in.
 *
 * @param id by which its owner names it
 * @param browser such as {@code Firefox}; absent if it is none of the usual ones
 * @param system such as {@code Android}; absent if it is none of the usual ones
 * @param current whether it is the one that asks
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Device(
        String id,
        @Nullable String browser,
        @Nullable String system,
        Instant signedInAt,
        Instant lastSeenAt,
        boolean current) {}
