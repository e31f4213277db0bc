package io.bihuan.server.identity;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A program's key, without its secret.
 *
 * @param hint the first characters, to tell tokens apart
 * @param lastUsedAt to the minute
 */
public record ApiToken(
        long id,
        long personId,
        String name,
        String hint,
        Set<Permission> permissions,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt) {

    public ApiToken {
        permissions = Set.copyOf(permissions);
    }

    boolean isGoodAt(Instant now) {
        return revokedAt == null && (expiresAt == null || now.isBefore(expiresAt));
    }
}
