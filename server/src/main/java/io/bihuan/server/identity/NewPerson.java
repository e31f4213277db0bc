package io.bihuan.server.identity;

import org.jspecify.annotations.Nullable;

/**
 * Somebody to be added or changed.
 *
 * @param loginName 1 to 60 characters; unique without regard to case
 * @param displayName 1 to 100 characters
 */
public record NewPerson(
        String loginName,
        String displayName,
        Role role,
        long organisationId,
        @Nullable Long gridId) {}
