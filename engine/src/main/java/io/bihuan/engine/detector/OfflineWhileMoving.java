package io.bihuan.engine.detector;

/**
 * Nothing heard of an asset that was moving when last heard of. Kind {@code offline.moving}; the value is the silence in
 * seconds. Ends with the next frame of any sort.
 *
 * @param envelope id, severity, delays
 * @param silenceMillis how long nothing must have been heard
 * @param movingKmh from which speed on it counts as moving
 */
public record OfflineWhileMoving(Envelope envelope, long silenceMillis, double movingKmh) implements DetectorSettings {
    public OfflineWhileMoving {
        if (silenceMillis < 1 || movingKmh < 0) {
            throw new IllegalArgumentException(
                    "Detector " + envelope.id() + ": silenceMillis must be positive and movingKmh not negative");
        }
    }
}
