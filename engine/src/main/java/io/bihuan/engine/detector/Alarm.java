package io.bihuan.engine.detector;

import io.bihuan.engine.observation.FrameReference;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A condition a detector holds to be true, or held.
 *
 * @param id a function of asset, detector, key and start time: the same condition always has the same id
 * @param assetId the asset
 * @param detector the id of the detector's settings
 * @param kind what it is about, for example {@code overspeed} or {@code dsm.phone}
 * @param severity 1 (slight) … 4 (grave)
 * @param state where it stands
 * @param startTimeMillis since when the condition has held, device time
 * @param raisedTimeMillis when it became an alarm (start and on-delay), by the time of what raised it
 * @param endTimeMillis when the condition ended, or null while it holds
 * @param worstValue the value furthest beyond the limit so far, in {@code unit}
 * @param limit the limit it was judged by at the start, in {@code unit}
 * @param unit of both, for example {@code km/h}; {@code 1} when the value has none
 * @param worstTimeMillis when the worst value was seen
 * @param latitudeMicrodegrees where it started; 0 with longitude 0 when unknown
 * @param longitudeMicrodegrees where it started
 * @param first the frame in which the condition first held
 * @param worst the frame of the worst value
 * @param attributes further facts by name, for example {@code area}
 */
public record Alarm(
        String id,
        long assetId,
        String detector,
        String kind,
        int severity,
        AlarmState state,
        long startTimeMillis,
        long raisedTimeMillis,
        @Nullable Long endTimeMillis,
        double worstValue,
        double limit,
        String unit,
        long worstTimeMillis,
        int latitudeMicrodegrees,
        int longitudeMicrodegrees,
        FrameReference first,
        FrameReference worst,
        Map<String, String> attributes) {
    public Alarm {
        attributes = Map.copyOf(attributes);
    }

    /**
     * The asset an alarm's id names.
     *
     * @return the asset's number, or −1 when the text is no alarm id
     */
    public static long assetOf(String id) {
        int dash = id.indexOf('-');
        if (dash < 1 || dash > 18 || !id.chars().limit(dash).allMatch(c -> c >= '0' && c <= '9')) {
            return -1;
        }
        return Long.parseLong(id, 0, dash, 10);
    }

    /** The same in another state, with the end it then has. */
    public Alarm withState(AlarmState other, @Nullable Long end) {
        return new Alarm(
                id,
                assetId,
                detector,
                kind,
                severity,
                other,
                startTimeMillis,
                raisedTimeMillis,
                end,
                worstValue,
                limit,
                unit,
                worstTimeMillis,
                latitudeMicrodegrees,
                longitudeMicrodegrees,
                first,
                worst,
                attributes);
    }

    Alarm withWorst(double value, long time, FrameReference frame, int higherSeverity) {
        return new Alarm(
                id,
                assetId,
                detector,
                kind,
                higherSeverity,
                state,
                startTimeMillis,
                raisedTimeMillis,
                endTimeMillis,
                value,
                limit,
                unit,
                time,
                latitudeMicrodegrees,
                longitudeMicrodegrees,
                first,
                frame,
                attributes);
    }
}
