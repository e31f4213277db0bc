package io.bihuan.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What to measure, and how long.
 *
 * @param connections numbers of connections to try
 * @param windows numbers of reports outstanding per connection to try
 * @param warmUp load before each measurement that is not counted
 * @param measured how long each load is counted
 * @param serverOptions JVM options for the measured server
 * @param directory where servers keep their data
 * @param quick whether rough figures will do
 */
record Plan(
        List<Integer> connections,
        List<Integer> windows,
        Duration warmUp,
        Duration measured,
        List<String> serverOptions,
        Path directory,
        boolean quick) {}
