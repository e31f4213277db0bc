package io.bihuan.server.identity;

import org.jspecify.annotations.Nullable;

/**
 * A node of the organisation tree.
 *
 * @param parentId null only for the city
 * @param path numbers from the root down, as {@code /1/4/9/}
 */
public record Organisation(long id, @Nullable Long parentId, OrganisationKind kind, String name, String path) {

    /** This organisation by number and name. */
    public Ref ref() {
        return new Ref(id, name);
    }
}
