package io.bihuan.engine.observation;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something a device says happened.
 *
 * @param assetId the asset's number
 * @param deviceTimeMillis device time, milliseconds since 1970 UTC
 * @param receivedTimeMillis receive time, milliseconds since 1970 UTC
 * @param reference the frame it came in, or null
 * @param source which part of the device speaks, for example {@code jsatl12.adas}, {@code jsatl12.dsm}, {@code jt808.driver}
 * @param type the event's number within its source
 * @param phase whether it happened at once, began or ended
 * @param level the device's own grading, 0 when it gives none
 * @param deviceAlarmId the device's number for this event, pairing begin and end; 0 when it gives none
 * @param position where, or null when the device did not say
 * @param attributes further facts by name; may be empty
 */
public record DeviceEvent(
        long assetId,
        long deviceTimeMillis,
        long receivedTimeMillis,
        @Nullable FrameReference reference,
        String source,
        int type,
        Phase phase,
        int level,
        long deviceAlarmId,
        @Nullable Position position,
        Map<String, String> attributes)
        implements Observation {
    public DeviceEvent {
        attributes = Map.copyOf(attributes);
    }

    /** Where in the life of what it reports an event stands. */
    public enum Phase {
        /** Happened once, without length. */
        INSTANT,
        /** Began. */
        BEGIN,
        /** Ended. */
        END
    }

    /** Whether both tell the same, apart from how and when they arrived. */
    public boolean sameContent(DeviceEvent other) {
        return assetId == other.assetId
                && deviceTimeMillis == other.deviceTimeMillis
                && type == other.type
                && phase == other.phase
                && level == other.level
                && deviceAlarmId == other.deviceAlarmId
                && source.equals(other.source)
                && attributes.equals(other.attributes);
    }
}
