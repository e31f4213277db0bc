package io.bihuan.server.detection;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was sensed: positions and readings of assets, straight from the engine. It knows nothing of scope: callers ask
 * for assets their viewer may see.
 */
public interface Sensing {

    /** The newest known state of an asset with its readings of the last day, empty when it never reported. */
    Optional<Latest> latest(long assetId);

    /**
     * The newest known states of several assets, without their readings; assets that never reported are missing. An asset
     * that was heard of and never sent a position stands at 0, 0 with {@link Quality#NO_FIX}.
     */
    Map<Long, Latest> latest(Collection<Long> assetIds);

    /** Whether the asset reported lately ({@code detection.online-seconds}), long ago, or never. */
    Presence presence(long assetId);

    /**
     * The positions between two device times, oldest first, thinned to at most {@code maxPoints} with the first and
     * the last kept.
     *
     * @param maxPoints 2 or more
     */
    Track track(long assetId, Instant from, Instant to, int maxPoints);

    /**
     * The readings of one channel between two device times, oldest first, thinned to at most {@code maxPoints};
     * empty for a channel the asset never reported.
     */
    Readings readings(long assetId, String channel, Instant from, Instant to, int maxPoints);

    /** Whether an asset reports. */
    enum Presence {
        ONLINE,
        OFFLINE,
        NEVER
    }

    /** Doubts about a position. */
    enum Quality {
        /** the device had no satellite fix */
        NO_FIX,
        /** too far from the position before it */
        IMPLAUSIBLE_JUMP,
        /** the device's clock was wrong; the time is that of arrival */
        BAD_TIME,
        /** uploaded after newer positions */
        LATE,
        /** the device itself doubts the value */
        DEVICE_DOUBT
    }

    /**
     * The newest state of an asset.
     *
     * @param time device time of the position
     * @param receivedAt when the platform received it
     * @param speedKmh km/h
     * @param directionDegrees 0–359, clockwise from north
     * @param statusBits the device's status word, JT/T 808 table of 0x0200
     * @param alarmBits the device's alarm word
     * @param readings the newest value of every channel
     */
    record Latest(
            long assetId,
            Presence presence,
            Instant time,
            Instant receivedAt,
            double longitudeDegrees,
            double latitudeDegrees,
            int altitudeMetres,
            double speedKmh,
            int directionDegrees,
            long statusBits,
            long alarmBits,
            Set<Quality> quality,
            List<ChannelValue> readings) {}

    /** The newest value of one channel. */
    record ChannelValue(String channel, double value, String unit, Instant time) {}

    /** Positions of a span of time; {@code total} counts those given, {@code sampled} tells that they were thinned. */
    record Track(List<TrackPoint> points, int total, boolean sampled) {}

    /** One position of a track. */
    record TrackPoint(
            Instant time,
            double longitudeDegrees,
            double latitudeDegrees,
            double speedKmh,
            int directionDegrees,
            int altitudeMetres,
            Set<Quality> quality) {}

    /** Readings of one channel; {@code unit} is null when the asset has no such channel. */
    record Readings(String channel, @Nullable String unit, List<ReadingPoint> points) {}

    /** One reading. */
    record ReadingPoint(Instant time, double value) {}
}
