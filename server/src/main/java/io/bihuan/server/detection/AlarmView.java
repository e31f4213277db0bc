package io.bihuan.server.detection;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An alarm as the rest of the application sees it: the row of the {@code alarm} table together with the asset it is
 * about.
 *
 * @param id the engine's id, a function of asset, detector and start time; the same after any replay
 * @param kind what is wrong, a stable code such as {@code overspeed} or {@code dsm.phone}
 * @param kindName the kind's name in the ledger's language, Chinese
 * @param detector the detector that holds it true, a key of the detector settings
 * @param severity 1 (notice) to 4 (emergency)
 * @param startTime when the condition began, by the device's clock
 * @param endTime when it ended, or null while it stands
 * @param worstValue the worst value so far, in {@code unit}, or null for conditions without a value
 * @param limitValue the limit that was broken, in {@code unit}, or null
 * @param worstTime when the worst value was seen, or null
 * @param longitudeDegrees where it began, WGS-84
 * @param latitudeDegrees where it began, WGS-84
 * @param frame reference of the frame in which the condition first held, such as {@code p2-17}
 * @param attributes what else the detector or the device said
 */
public record AlarmView(
        String id,
        String kind,
        String kindName,
        String detector,
        int severity,
        State state,
        long assetId,
        String assetKind,
        String plate,
        long organisationId,
        @Nullable Long gridId,
        Instant startTime,
        @Nullable Instant endTime,
        @Nullable Double worstValue,
        @Nullable Double limitValue,
        String unit,
        @Nullable Instant worstTime,
        double longitudeDegrees,
        double latitudeDegrees,
        String frame,
        Map<String, String> attributes) {

    public AlarmView {
        attributes = Map.copyOf(attributes);
    }

    /** Whether the condition still stands. */
    public boolean standing() {
        return endTime == null;
    }

    /** Life of an alarm, ISA-18.2. */
    public enum State {
        /** stands, nobody has seen it */
        UNACKNOWLEDGED,
        /** stands, somebody has seen it */
        ACKNOWLEDGED,
        /** returned to normal before anybody saw it */
        RETURNED_UNACKNOWLEDGED,
        /** returned to normal and seen */
        CLOSED,
        /** put aside until a time */
        SHELVED,
        /** suppressed by design */
        SUPPRESSED
    }
}
