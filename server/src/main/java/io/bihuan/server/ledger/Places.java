package io.bihuan.server.ledger;

import org.jspecify.annotations.Nullable;

/** Distances between places. */
final class Places {

    private static final double EARTH_METRES = 6_371_008.8;

    private Places() {}

    /** Whole metres between two places in WGS-84 degrees; null when a coordinate is missing. */
    static @Nullable Long metres(
            @Nullable Double longitude,
            @Nullable Double latitude,
            @Nullable Double otherLongitude,
            @Nullable Double otherLatitude) {
        if (longitude == null || latitude == null || otherLongitude == null || otherLatitude == null) {
            return null;
        }
        double halfNorth = Math.toRadians(otherLatitude - latitude) / 2;
        double halfEast = Math.toRadians(otherLongitude - longitude) / 2;
        double chord = Math.pow(Math.sin(halfNorth), 2)
                + Math.cos(Math.toRadians(latitude))
                        * Math.cos(Math.toRadians(otherLatitude))
                        * Math.pow(Math.sin(halfEast), 2);
        return Math.round(2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(chord))));
    }
}
