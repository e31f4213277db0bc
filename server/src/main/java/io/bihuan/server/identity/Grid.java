package io.bihuan.server.identity;

import org.jspecify.annotations.Nullable;

/**
 * A node of the grid tree: an area somebody answers for.
 *
 * @param parentId null only for the city
 * @param path numbers from the root down, as {@code /1/4/9/}
 * @param centreLongitude degrees WGS-84, null when unknown
 * @param centreLatitude degrees WGS-84, null when unknown
 */
public record Grid(
        long id,
        @Nullable Long parentId,
        GridLevel level,
        String name,
        String path,
        @Nullable Double centreLongitude,
        @Nullable Double centreLatitude) {

    /** This grid by number and name. */
    public Ref ref() {
        return new Ref(id, name);
    }
}
