package io.bihuan.engine.detector;

import io.bihuan.engine.observation.Fix;

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
        envelope.refuseOnDelay("since silenceMillis says how long to wait");
        if (silenceMillis < 1 || movingKmh < 0) {
            throw new IllegalArgumentException(
                    "Detector " + envelope.id() + ": silenceMillis must be positive and movingKmh not negative");
        }
    }

    @Override
    public long quietMillis() {
        return silenceMillis;
    }

    @Override
    public void onTick(Tick tick, Conditions conditions) {
        Fix last = tick.lastFix();
        if (last == null || last.speedKmh() < movingKmh) {
            return;
        }
        long silence = tick.nowMillis() - tick.lastHeardMillis();
        if (silence >= silenceMillis && !conditions.isHeld(0)) {
            conditions.holdSince(
                    tick.lastHeardMillis(),
                    "offline.moving",
                    envelope.severity(),
                    silence / 1000.0,
                    silenceMillis / 1000.0,
                    "s");
        }
    }

    @Override
    public void onHeard(long receivedTimeMillis, Conditions conditions) {
        conditions.end(0);
    }
}
