package io.bihuan.simulator.fleet;

import io.bihuan.simulator.city.City;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A plan as people state it, with what they leave out still open. */
public record PlanOptions(
        City city,
        String host,
        int port,
        @Nullable Instant start,
        int intervalSeconds,
        double speedUp,
        Duration duration,
        int troubleSeconds,
        int strangers,
        @Nullable Path trackFile,
        @Nullable Path book) {

    /**
     * Fills in what is open: recorded tracks run to their end, and a clock that runs faster starts early enough to end
     * now.
     *
     * @throws IllegalArgumentException when an option is out of range or the track file is wrong
     */
    public Plan plan(Instant now) {
        Tracks tracks = trackFile == null ? null : Tracks.read(trackFile);
        Duration length = duration.isZero() && tracks != null ? Simulation.length(tracks, speedUp) : duration;
        Instant begin = start == null ? Simulation.defaultStart(now, speedUp, length) : start;
        return new Plan(
                city,
                city.file().seed(),
                host,
                port,
                begin,
                intervalSeconds,
                speedUp,
                length,
                troubleSeconds,
                strangers,
                tracks,
                book);
    }
}
