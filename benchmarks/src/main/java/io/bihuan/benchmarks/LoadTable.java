package io.bihuan.benchmarks;

import io.bihuan.benchmarks.load.Fleet;
import io.bihuan.benchmarks.load.LoadResult;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Loads a server with a fleet and prints one row per load, with its share of the bare limit where that was measured. */
final class LoadTable {

    private static final String HEAD = "%-10s %6s %4s %12s %13s %10s %10s %10s %9s %8s%n";

    private final PrintWriter out;
    private final Map<String, Double> bare = new HashMap<>();

    private final Limits limits;

    LoadTable(PrintWriter out, Limits limits) {
        this.limits = limits;
        this.out = out;
    }

    void head(String title) {
        out.printf("%n%s%n", title);
        out.printf(
                HEAD,
                "server",
                "conns",
                "win",
                "acked/s",
                "CPU s/1000",
                "p50 ms",
                "p99 ms",
                "max ms",
                "RSS MiB",
                "of bare");
        out.flush();
    }

    /** Saturates, then paces at half of what was reached, and prints both. */
    LoadResult row(String name, Fleet fleet, int connections, int window, Plan plan, Child server) {
        double[] cpu = new double[2];
        LoadResult full = fleet.saturate(
                window,
                plan.warmUp(),
                plan.measured(),
                () -> cpu[0] = server.cpuSeconds(),
                () -> cpu[1] = server.cpuSeconds());
        full.complain(name, out);
        long resident = server.residentBytes();
        Duration paced = plan.measured().dividedBy(2);
        LoadResult half = fleet.pace(
                Math.max(1, full.perSecond() / 2),
                Math.max(1, window / 2),
                plan.warmUp().dividedBy(2),
                paced);
        String key = connections + "/" + window;
        limits.load(name, connections, window, full.perSecond());
        bare.putIfAbsent(key, full.perSecond());
        out.printf(
                HEAD,
                name,
                connections,
                window,
                "%,.0f".formatted(full.perSecond()),
                "%.5f".formatted((cpu[1] - cpu[0]) / full.acknowledged() * 1000),
                "%.2f".formatted(half.p50Millis()),
                "%.2f".formatted(half.p99Millis()),
                "%.1f".formatted(half.maxMillis()),
                resident >> 20,
                "%.0f %%".formatted(100 * full.perSecond() / bare.getOrDefault(key, full.perSecond())));
        out.flush();
        return full;
    }
}
