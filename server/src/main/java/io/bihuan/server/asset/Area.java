package io.bihuan.server.asset;

import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A polygon that rules refer to, in WGS-84.
 *
 * @param ring corners in order, at least three, the last joined to the first
 * @param speedLimitKmh limit inside, or null
 * @param maxStayMinutes longest stay inside, or null
 * @param appliesTo kinds it is meant for; empty means every kind
 * @param from start of the daily window in the platform's zone, or null for the whole day
 * @param to end of the daily window; before {@code from} means over midnight
 * @param organisationId who keeps the area
 */
public record Area(
        long id,
        String name,
        AreaKind kind,
        List<Corner> ring,
        @Nullable Integer speedLimitKmh,
        @Nullable Integer maxStayMinutes,
        Set<AssetKind> appliesTo,
        @Nullable LocalTime from,
        @Nullable LocalTime to,
        long organisationId) {

    /** A corner of an area in WGS-84 degrees. */
    public record Corner(double longitudeDegrees, double latitudeDegrees) {}

    public Area {
        ring = List.copyOf(ring);
        appliesTo = Set.copyOf(appliesTo);
    }
}
