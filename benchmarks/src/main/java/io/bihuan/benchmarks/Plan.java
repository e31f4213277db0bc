package io.bihuan.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to measure, and how long.
 *
 * @param askedConnections numbers of connections to try; null for what suits the section
 * @param windows numbers of reports outstanding per connection to try
 * @param askedVehicles numbers of vehicles to try; null for what suits the section
 * @param warmUp load before each measurement that is not counted
 * @param measured how long each load is counted
 * @param soak how long the soak lasts
 * @param cases open cases in the ledger
 * @param serverOptions JVM options for the measured server
 * @param directory where servers keep their data
 * @param quick whether rough figures will do
 */
record Plan(
        @Nullable List<Integer> askedConnections,
        List<Integer> windows,
        @Nullable List<Integer> askedVehicles,
        Duration warmUp,
        Duration measured,
        Duration soak,
        long cases,
        List<String> serverOptions,
        Path directory,
        boolean quick) {

    /** The numbers of connections that were asked for, or else these. */
    List<Integer> connections(Integer... standard) {
        return askedConnections == null ? List.of(standard) : askedConnections;
    }

    /** The numbers of vehicles that were asked for, or else these. */
    List<Integer> vehicles(Integer... standard) {
        return askedVehicles == null ? List.of(standard) : askedVehicles;
    }
}
