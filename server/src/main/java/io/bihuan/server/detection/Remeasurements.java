package io.bihuan.server.detection;

import io.bihuan.server.detection.Sensing.ReadingPoint;
import io.bihuan.server.detection.Sensing.TrackPoint;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads again what raised an alarm: the same channel, against the same limit. Where an alarm has no number, such as a
 * forbidden area or a device's own bit, the asset must have reported, and no alarm of the kind may have begun.
 */
@Component
public class Remeasurements {

    private static final int MOST_POINTS = 5000;
    private static final String SPEED = "speed";

    private final Sensing sensing;
    private final JdbcClient jdbc;

    Remeasurements(Sensing sensing, JdbcClient jdbc) {
        this.sensing = sensing;
        this.jdbc = jdbc;
    }

    /**
     * What was read.
     *
     * @param channel what was read; {@code position} where only reports count
     * @param first time of the first reading, the beginning of the span when there is none
     * @param last time of the last reading
     * @param count readings in the span
     * @param minimum null where only reports count, and without readings
     * @param limit null where only reports count
     * @param within whether nothing was beyond the limit; true without readings
     */
    public record Remeasurement(
            String channel,
            Instant first,
            Instant last,
            int count,
            @Nullable Double minimum,
            @Nullable Double maximum,
            @Nullable Double limit,
            boolean within) {}

    /** Reads between two device times. The caller's transaction must see the alarm's asset. */
    public Remeasurement of(AlarmRow alarm, Instant from, Instant to) {
        Double limit = alarm.limitValue();
        @Nullable String channel = alarm.attributes().get("channel");
        if (channel != null && limit != null) {
            List<ReadingPoint> points = sensing.readings(alarm.asset().id(), channel, from, to, MOST_POINTS)
                    .points();
            return numbers(channel, points, alarm, limit, from);
        }
        List<TrackPoint> track =
                sensing.track(alarm.asset().id(), from, to, MOST_POINTS).points();
        if (limit != null && alarm.kind().startsWith("overspeed")) {
            List<ReadingPoint> speeds = track.stream()
                    .map(point -> new ReadingPoint(point.time(), point.speedKmh()))
                    .toList();
            return numbers(SPEED, speeds, alarm, limit, from);
        }
        return new Remeasurement(
                "position",
                track.isEmpty() ? from : track.getFirst().time(),
                track.isEmpty() ? from : track.getLast().time(),
                track.size(),
                null,
                null,
                null,
                !again(alarm, from, to));
    }

    private static Remeasurement numbers(
            String channel, List<ReadingPoint> points, AlarmRow alarm, double limit, Instant from) {
        Double worst = alarm.worstValue();
        boolean below = worst != null && worst < limit;
        double minimum = values(points).min(Double::compare).orElse(limit);
        double maximum = values(points).max(Double::compare).orElse(limit);
        return new Remeasurement(
                channel,
                points.isEmpty() ? from : points.getFirst().time(),
                points.isEmpty() ? from : points.getLast().time(),
                points.size(),
                points.isEmpty() ? null : minimum,
                points.isEmpty() ? null : maximum,
                limit,
                below ? minimum >= limit : maximum <= limit);
    }

    private static Stream<Double> values(List<ReadingPoint> points) {
        return points.stream().map(ReadingPoint::value);
    }

    private boolean again(AlarmRow alarm, Instant from, Instant to) {
        return Objects.requireNonNull(jdbc.sql("""
                        select exists (select from alarm where asset_id = :asset and kind = :kind
                          and start_time > :from and start_time <= :to)""")
                .param("asset", alarm.asset().id())
                .param("kind", alarm.kind())
                .param("from", from.atOffset(java.time.ZoneOffset.UTC))
                .param("to", to.atOffset(java.time.ZoneOffset.UTC))
                .query(Boolean.class)
                .single());
    }
}
