package io.bihuan.server.database;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whose rows a piece of work may see: the organisations and, where set, the grids of its viewer. It is written into
 * every transaction, where row-level security enforces it once more.
 *
 * @param everything true for the system's own work and for people who see the whole city
 * @param personId the person on whose behalf the work runs, 0 for the system
 * @param organisationIds organisations in view, the whole subtree; ignored when {@code everything}
 * @param gridIds grids in view, the whole subtree; null when the grid does not limit
 */
public record DataScope(
        boolean everything,
        long personId,
        Set<Long> organisationIds,
        @Nullable Set<Long> gridIds) {

    /** Sees nothing: the scope of work that nobody asked for. */
    public static final DataScope NONE = new DataScope(false, 0, Set.of(), null);

    /** Sees everything: the scope of relays, sweeps and imports. */
    public static final DataScope SYSTEM = new DataScope(true, 0, Set.of(), null);

    public DataScope {
        organisationIds = Set.copyOf(organisationIds);
        gridIds = gridIds == null ? null : Set.copyOf(gridIds);
    }

    /** Whether a row of this organisation and grid is in view. */
    public boolean sees(long organisationId, @Nullable Long gridId) {
        return everything
                || (organisationIds.contains(organisationId)
                        && (gridIds == null || (gridId != null && gridIds.contains(gridId))));
    }

    /**
     * The scope as an SQL condition with the named parameters of {@link #parameters()}. Row-level security says the same;
     * written in the query it lets the planner use indexes.
     *
     * @param organisationColumn column with the row's organisation, as {@code c.organisation_id}
     * @param gridColumn column with the row's grid, which may be null
     */
    public String condition(String organisationColumn, String gridColumn) {
        if (everything) {
            return "true";
        }
        String organisations = organisationColumn + " = any(:scopeOrganisations)";
        return gridIds == null ? organisations : "(" + organisations + " and " + gridColumn + " = any(:scopeGrids))";
    }

    /** The values {@link #condition} names, as arrays the driver understands; empty when everything is seen. */
    public Map<String, Object> parameters() {
        if (everything) {
            return Map.of();
        }
        Long[] organisations = organisationIds.toArray(Long[]::new);
        return gridIds == null
                ? Map.of("scopeOrganisations", organisations)
                : Map.of("scopeOrganisations", organisations, "scopeGrids", gridIds.toArray(Long[]::new));
    }
}
