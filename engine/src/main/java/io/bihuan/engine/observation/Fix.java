package io.bihuan.engine.observation;

import org.jspecify.annotations.Nullable;

/**
 * A position report. Coordinates are WGS-84.
 *
 * @param assetId the asset's number
 * @param deviceTimeMillis device time, milliseconds since 1970 UTC
 * @param receivedTimeMillis receive time, milliseconds since 1970 UTC
 * @param reference the frame it came in, or null
 * @param latitudeMicrodegrees millionths of a degree, north positive, −90,000,000 … 90,000,000
 * @param longitudeMicrodegrees millionths of a degree, east positive, −180,000,000 … 180,000,000
 * @param altitudeMetres metres above the sea
 * @param speedDecikmh tenths of a kilometre per hour
 * @param directionDegrees 0 … 359, clockwise from north
 * @param statusBits the device's status word, as the protocol defines it
 * @param alarmBits the device's alarm word, as the protocol defines it
 * @param quality bits of {@link Quality}
 */
public record Fix(
        long assetId,
        long deviceTimeMillis,
        long receivedTimeMillis,
        @Nullable FrameReference reference,
        int latitudeMicrodegrees,
        int longitudeMicrodegrees,
        int altitudeMetres,
        int speedDecikmh,
        int directionDegrees,
        long statusBits,
        long alarmBits,
        int quality)
        implements Observation {

    /** Latitude in degrees, north positive. */
    public double latitudeDegrees() {
        return latitudeMicrodegrees / 1e6;
    }

    /** Longitude in degrees, east positive. */
    public double longitudeDegrees() {
        return longitudeMicrodegrees / 1e6;
    }

    /** Speed in kilometres per hour. */
    public double speedKmh() {
        return speedDecikmh / 10.0;
    }

    /** Whether both tell the same, apart from how and when they arrived. */
    public boolean sameContent(Fix other) {
        return assetId == other.assetId
                && deviceTimeMillis == other.deviceTimeMillis
                && latitudeMicrodegrees == other.latitudeMicrodegrees
                && longitudeMicrodegrees == other.longitudeMicrodegrees
                && altitudeMetres == other.altitudeMetres
                && speedDecikmh == other.speedDecikmh
                && directionDegrees == other.directionDegrees
                && statusBits == other.statusBits
                && alarmBits == other.alarmBits;
    }
}
