package io.bihuan.benchmarks.soak;

import io.bihuan.benchmarks.Inside;
import io.bihuan.benchmarks.Served;
import io.bihuan.benchmarks.load.Fleet;
import io.bihuan.benchmarks.load.LoadResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * The product under half of the load it can bear while companions wear at it, its memory, files and threads looked at again
 * and again. Every look is preceded by a full collection, so that the heap shows what is held and not what is garbage.
 */
public final class SoakSection {

    private static final int WINDOW = 8;
    private static final int LOOKS = 60;
    private static final Duration SHORTEST_LOOK = Duration.ofSeconds(5);
    private static final double MEBIBYTE = 1 << 20;

    private final PrintWriter out;
    private final Map<String, Trend> trends = new LinkedHashMap<>();

    private SoakSection(PrintWriter out) {
        this.out = out;
    }

    /**
     * Soaks.
     *
     * @param directory where the server keeps its data
     * @param connections of the well-behaved fleet
     * @param warmUp how long the load that is halved is looked for, twice
     * @param time how long; the first third is not judged
     * @param options JVM options for the server
     */
    public static void run(
            Path directory, int connections, Duration warmUp, Duration time, List<String> options, PrintWriter out)
            throws IOException {
        Path place = directory.resolve("soak");
        List<String> all =
                Stream.concat(options.stream(), Served.HEAP_IN_FULL.stream()).toList();
        Fleet.Roster roster = Fleet.Roster.of(connections);
        try (Served server = Served.open(place, all)) {
            Fleet.connect(server.terminals(), roster).close();
            Companions.introduce(server.terminals());
        }
        try (Served server = Served.start(place, all, Map.of());
                Inside inside = Inside.of(server.child());
                Fleet fleet = Fleet.connect(server.terminals(), roster)) {
            new SoakSection(out).soak(server, inside, fleet, warmUp, time);
        }
    }

    /** One look at the server. */
    private record Look(double heap, double outside, double direct, double files, double threads) {

        static Look at(Served server, Inside inside) {
            return new Look(
                    inside.heapBytes() / MEBIBYTE,
                    (server.child().residentBytes() - Served.HEAP_BYTES) / MEBIBYTE,
                    inside.directBytes() / MEBIBYTE,
                    server.child().openFiles(),
                    server.child().threads());
        }
    }

    private static final Map<String, ToDoubleFunction<Look>> FIGURES = figures();

    private static Map<String, ToDoubleFunction<Look>> figures() {
        var figures = new LinkedHashMap<String, ToDoubleFunction<Look>>();
        figures.put("heap MiB", Look::heap);
        figures.put("outside MiB", Look::outside);
        figures.put("direct MiB", Look::direct);
        figures.put("open files", Look::files);
        figures.put("threads", Look::threads);
        return figures;
    }

    private void soak(Served server, Inside inside, Fleet fleet, Duration warmUp, Duration time) {
        LoadResult full = fleet.saturate(WINDOW, warmUp, warmUp, () -> {}, () -> {});
        full.complain("the fleet before the soak", out);
        out.printf(
                "%nSoak: half of %,.0f reports/s for %.1f min, and companions that mean harm%n",
                full.perSecond(), time.toSeconds() / 60.0);
        out.printf("%8s %12s %10s", "minute", "acked/s", "p99 ms");
        FIGURES.keySet().forEach(name -> out.printf(" %13s", name));
        out.println();
        Duration look = time.dividedBy(LOOKS).compareTo(SHORTEST_LOOK) < 0 ? SHORTEST_LOOK : time.dividedBy(LOOKS);
        long began = System.nanoTime();
        long refused = 0;
        long closed = 0;
        try (Fleet.Pacing _ = fleet.keepPace(full.perSecond() / 2, WINDOW / 2);
                Companions companions = Companions.start(server.terminals())) {
            while (System.nanoTime() - began < time.toNanos()) {
                LoadResult load = fleet.measure(look);
                refused += load.refused();
                closed = load.closed();
                look(server, inside, load, (System.nanoTime() - began) / 1e9, time);
            }
            out.printf(
                    "Of the well-behaved, %d connections were closed and %d reports refused. Companions:%n",
                    closed, refused);
            companions.tell(out);
        }
        verdict();
    }

    private void look(Served server, Inside inside, LoadResult load, double seconds, Duration time) {
        Look look = Look.at(server, inside);
        out.printf("%8.1f %,12.0f %10.2f", seconds / 60, load.perSecond(), load.p99Millis());
        FIGURES.forEach((name, figure) -> {
            double value = figure.applyAsDouble(look);
            out.printf(" %13.1f", value);
            if (seconds > time.toSeconds() / 3.0) {
                trends.computeIfAbsent(name, key -> new Trend()).add(seconds / 3600, value);
            }
        });
        out.println();
        out.flush();
    }

    private void verdict() {
        out.println("After the first third:");
        trends.forEach((name, trend) -> out.printf(
                "  %-14s mean %9.1f, %+9.1f an hour: %s%n",
                name, trend.mean(), trend.perHour(), trend.grows() ? "GROWS" : "flat"));
        List<String> growing = trends.entrySet().stream()
                .filter(entry -> entry.getValue().grows())
                .map(Map.Entry::getKey)
                .toList();
        out.println(growing.isEmpty() ? "Verdict: flat." : "Verdict: NOT flat: " + String.join(", ", growing) + ".");
        out.flush();
    }
}
