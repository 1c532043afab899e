package org.urbanriver.campus.gateway.token;

import java.time.Instant;

/**
 * A token just made.
 *
 * @param token the secret, shown only this once; sent as {@code Authorization: Bearer}
 */
public record NewToken(String id, String name, String token, Instant createdAt, Instant expiresAt) {

    @Override
    public String toString() {
        return "NewToken[id=" + id + ", name=" + name + ", token=***]";
    }
}
