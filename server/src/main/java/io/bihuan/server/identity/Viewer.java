package io.bihuan.server.identity;

import io.bihuan.server.database.DataScope;
import io.bihuan.server.http.Problem;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The person, or the API token's owner, on whose behalf a request runs.
 *
 * @param gridId the grid that narrows the person's view, or null
 * @param scope whose rows the person sees
 * @param permissions what the request may do: the role's permissions, or fewer for a token
 */
public record Viewer(
        long personId,
        String loginName,
        String displayName,
        Role role,
        long organisationId,
        @Nullable Long gridId,
        DataScope scope,
        Set<Permission> permissions) {

    public Viewer {
        permissions = Set.copyOf(permissions);
    }

    /** A viewer with all permissions of the role. */
    public Viewer(
            long personId,
            String loginName,
            String displayName,
            Role role,
            long organisationId,
            @Nullable Long gridId,
            DataScope scope) {
        this(personId, loginName, displayName, role, organisationId, gridId, scope, role.permissions());
    }

    /** Whether the request may do this. */
    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }

    /**
     * Refuses a request that may not do this.
     *
     * @throws Problem 403 {@code not-allowed}
     */
    public void require(Permission permission) {
        if (!may(permission)) {
            throw Problem.forbidden("not-allowed");
        }
    }
}
