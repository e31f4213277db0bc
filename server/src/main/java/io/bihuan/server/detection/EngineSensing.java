package io.bihuan.server.detection;

import io.bihuan.engine.Engine;
import io.bihuan.engine.observation.Channel;
import io.bihuan.engine.observation.Fix;
import io.bihuan.engine.observation.Reading;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What was sensed, read from the engine. */
@Component
class EngineSensing implements Sensing {

    /** Where a channel's newest value is looked for first, which is nearly always enough, and at last. */
    private static final long NEAR_MILLIS = Duration.ofMinutes(10).toMillis();

    private static final long FAR_MILLIS = Duration.ofHours(24).toMillis();

    private final Engine engine;
    private final Clock clock;
    private final long onlineMillis;

    EngineSensing(Engine engine, DetectionProperties properties, Clock clock) {
        this.engine = engine;
        this.clock = clock;
        this.onlineMillis = properties.onlineSeconds() * 1_000L;
    }

    @Override
    public Optional<Latest> latest(long assetId) {
        return engine.latest(assetId).map(latest -> latest(latest, newestReadings(assetId)));
    }

    @Override
    public Map<Long, Latest> latest(Collection<Long> assetIds) {
        Map<Long, Latest> found = new HashMap<>();
        for (long id : assetIds) {
            engine.latest(id).ifPresent(latest -> found.put(id, latest(latest, List.of())));
        }
        return found;
    }

    @Override
    public Presence presence(long assetId) {
        return engine.latest(assetId)
                .map(latest -> presenceAt(latest.lastFrameMillis()))
                .orElse(Presence.NEVER);
    }

    Presence presenceAt(long lastFrameMillis) {
        return clock.millis() - lastFrameMillis <= onlineMillis ? Presence.ONLINE : Presence.OFFLINE;
    }

    @Override
    public Track track(long assetId, Instant from, Instant to, int maxPoints) {
        List<Fix> fixes = engine.track(assetId, from.toEpochMilli(), to.toEpochMilli(), maxPoints);
        List<TrackPoint> points = fixes.stream()
                .map(fix -> new TrackPoint(
                        Instant.ofEpochMilli(fix.deviceTimeMillis()),
                        fix.longitudeDegrees(),
                        fix.latitudeDegrees(),
                        fix.speedKmh(),
                        fix.directionDegrees(),
                        fix.altitudeMetres(),
                        qualities(fix.quality())))
                .toList();
        return new Track(points, points.size(), points.size() >= maxPoints);
    }

    @Override
    public Readings readings(long assetId, String channel, Instant from, Instant to, int maxPoints) {
        String unit = engine.channels(assetId).stream()
                .filter(known -> known.name().equals(channel))
                .map(Channel::unit)
                .findFirst()
                .orElse(null);
        if (unit == null) {
            return new Readings(channel, null, List.of());
        }
        List<ReadingPoint> points =
                engine.readings(assetId, channel, from.toEpochMilli(), to.toEpochMilli(), maxPoints).stream()
                        .map(reading ->
                                new ReadingPoint(Instant.ofEpochMilli(reading.deviceTimeMillis()), reading.value()))
                        .toList();
        return new Readings(channel, unit, points);
    }

    private List<ChannelValue> newestReadings(long assetId) {
        List<ChannelValue> values = new ArrayList<>();
        for (Channel channel : engine.channels(assetId)) {
            List<Reading> recent = readings(assetId, channel, NEAR_MILLIS);
            if (recent.isEmpty()) {
                recent = readings(assetId, channel, FAR_MILLIS);
            }
            if (!recent.isEmpty()) {
                Reading newest = recent.getLast();
                values.add(new ChannelValue(
                        channel.name(),
                        newest.value(),
                        channel.unit(),
                        Instant.ofEpochMilli(newest.deviceTimeMillis())));
            }
        }
        return values;
    }

    private List<Reading> readings(long assetId, Channel channel, long reachMillis) {
        long now = clock.millis();
        return engine.readings(assetId, channel.name(), now - reachMillis, now + NEAR_MILLIS, 200);
    }

    private Latest latest(io.bihuan.engine.Latest latest, List<ChannelValue> readings) {
        Fix fix = latest.fix();
        Instant heard = Instant.ofEpochMilli(latest.lastFrameMillis());
        if (fix == null) {
            return new Latest(
                    latest.assetId(),
                    presenceAt(latest.lastFrameMillis()),
                    heard,
                    heard,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    EnumSet.of(Quality.NO_FIX),
                    readings);
        }
        return new Latest(
                latest.assetId(),
                presenceAt(latest.lastFrameMillis()),
                Instant.ofEpochMilli(fix.deviceTimeMillis()),
                Instant.ofEpochMilli(fix.receivedTimeMillis()),
                fix.longitudeDegrees(),
                fix.latitudeDegrees(),
                fix.altitudeMetres(),
                fix.speedKmh(),
                fix.directionDegrees(),
                fix.statusBits(),
                fix.alarmBits(),
                qualities(fix.quality()),
                readings);
    }

    private static Set<Quality> qualities(int bits) {
        Set<Quality> qualities = EnumSet.noneOf(Quality.class);
        add(qualities, bits, io.bihuan.engine.observation.Quality.NO_FIX, Quality.NO_FIX);
        add(qualities, bits, io.bihuan.engine.observation.Quality.IMPLAUSIBLE_JUMP, Quality.IMPLAUSIBLE_JUMP);
        add(qualities, bits, io.bihuan.engine.observation.Quality.BAD_TIME, Quality.BAD_TIME);
        add(qualities, bits, io.bihuan.engine.observation.Quality.LATE, Quality.LATE);
        add(qualities, bits, io.bihuan.engine.observation.Quality.DEVICE_DOUBT, Quality.DEVICE_DOUBT);
        return qualities;
    }

    private static void add(Set<Quality> qualities, int bits, int bit, Quality quality) {
        if ((bits & bit) != 0) {
            qualities.add(quality);
        }
    }
}
