package io.bihuan.simulator.fleet;

import io.bihuan.simulator.city.City;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What to simulate.
 *
 * @param city the city and its vehicles
 * @param seed what their chances are drawn from
 * @param host the platform's host
 * @param port its JT/T 808 port
 * @param start the vehicles' clock at the beginning
 * @param intervalSeconds between reports of a moving vehicle, from 1
 * @param speedUp how many times faster than ours the vehicles' clock runs
 * @param duration how long to run, zero for until stopped
 * @param troubleSeconds between troubles, 0 for none
 * @param strangers how many terminals nobody has entered in the city
 * @param tracks recorded tracks to drive instead of the city's vehicles, null for none
 * @param book where to note what was acknowledged, null for nowhere
 */
public record Plan(
        City city,
        long seed,
        String host,
        int port,
        Instant start,
        int intervalSeconds,
        double speedUp,
        Duration duration,
        int troubleSeconds,
        int strangers,
        @Nullable Tracks tracks,
        @Nullable Path book) {

    public Plan {
        if (intervalSeconds < 1) {
            throw new IllegalArgumentException("reports are at least 1 second apart, not " + intervalSeconds);
        }
        if (!(speedUp > 0 && speedUp <= 1_000)) {
            throw new IllegalArgumentException("the clock can run up to 1000 times as fast, not " + speedUp);
        }
    }
}
