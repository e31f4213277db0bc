package io.bihuan.engine;

import io.bihuan.engine.observation.Channel;
import io.bihuan.engine.observation.DeviceEvent;
import io.bihuan.engine.observation.Position;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes what a decoder finds in one frame. Valid only during the call. A device time that is missing is given as 0; the
 * engine then puts the receive time in its place and marks it.
 */
public interface DecodeContext {
    /** A position report; see {@link io.bihuan.engine.observation.Fix} for units and ranges. */
    void fix(
            long deviceTimeMillis,
            int latitudeMicrodegrees,
            int longitudeMicrodegrees,
            int altitudeMetres,
            int speedDecikmh,
            int directionDegrees,
            long statusBits,
            long alarmBits,
            int quality);

    /** One value of one channel, in the channel's unit; a value that is not finite is counted as a rejected item. */
    void reading(Channel channel, double value, long deviceTimeMillis, int quality);

    /** Something the device says happened; see {@link DeviceEvent}. */
    void event(
            String source,
            int type,
            DeviceEvent.Phase phase,
            int level,
            long deviceAlarmId,
            long deviceTimeMillis,
            @Nullable Position position,
            Map<String, String> attributes);

    /** Something that is no observation (a registration, an answer to a command): handed to the listener after the commit. */
    void message(Object message);

    /** The frame cannot be read. What was passed before still counts. */
    void reject(FrameRejection rejection);

    /** One item of the frame cannot be read; it is counted, and the rest of the frame kept. */
    void itemRejected(FrameRejection rejection);

    /**
     * Puts a part of a longer message aside until all are there.
     *
     * @param setKey tells the messages of one asset apart, for example message id and first serial
     * @param total how many parts, 1 … 65,535
     * @param index which one, from 1
     * @param serial the part's own serial number; with the index it gives the first part's serial, which a terminal is asked by
     * @param part the bytes; kept, not to be changed afterwards
     * @return the whole body once the last part is there; null before, or when the part broke a bound (then the frame is
     *     rejected with code {@code FRAGMENT_LIMIT})
     */
    byte @Nullable [] fragment(long setKey, int total, int index, int serial, byte[] part);
}
