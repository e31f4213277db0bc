package io.bihuan.engine.detector;

/**
 * What every detector's settings have in common.
 *
 * @param id stable name of the settings, part of the alarms' ids; letters, digits and underscores
 * @param severity 1 (slight) … 4 (grave); a detector may grade single alarms otherwise and says so
 * @param onDelayMillis how long a condition must hold before it is an alarm
 * @param offDelayMillis how long it must not hold before the alarm returns to normal
 */
public record Envelope(String id, int severity, long onDelayMillis, long offDelayMillis) {
    public Envelope {
        if (!id.matches("[A-Za-z0-9_]{1,64}")) {
            throw new IllegalArgumentException(
                    "A detector's id has 1 to 64 letters, digits or underscores, got \"" + id + "\"");
        }
        if (severity < 1 || severity > 4 || onDelayMillis < 0 || offDelayMillis < 0) {
            throw new IllegalArgumentException(
                    "Detector " + id + ": severity is 1 to 4 and delays are not negative, got " + severity + ", "
                            + onDelayMillis + " ms, " + offDelayMillis + " ms");
        }
    }

    /** For detectors whose conditions are told once and not again: an on-delay would never run out. */
    void refuseOnDelay(String why) {
        if (onDelayMillis > 0) {
            throw new IllegalArgumentException("Detector " + id + ": the on-delay must be 0, " + why);
        }
    }
}
