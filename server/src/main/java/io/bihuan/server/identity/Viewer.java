package io.bihuan.server.identity;

import io.bihuan.server.database.DataScope;
import org.jspecify.annotations.Nullable;

/**
 * The person, or the API token's owner, on whose behalf a request runs.
 *
 * @param gridId the grid that narrows the person's view, or null
 * @param scope whose rows the person sees
 */
public record Viewer(
        long personId,
        String loginName,
        String displayName,
        Role role,
        long organisationId,
        @Nullable Long gridId,
        DataScope scope) {}
