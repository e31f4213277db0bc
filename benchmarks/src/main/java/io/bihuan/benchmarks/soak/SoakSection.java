package io.bihuan.benchmarks.soak;

import io.bihuan.benchmarks.Inside;
import io.bihuan.benchmarks.Person;
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
import tools.jackson.databind.JsonNode;

/**
 * The product under half of the load it can bear while companions wear at it, its memory, files and threads looked at again
 * and again. Every look is preceded by a full collection and by a trim of the native heap, so that memory shows what is held.
 */
public final class SoakSection {

    private static final int WINDOW = 8;
    private static final int LOOKS = 60;
    private static final Duration SHORTEST_LOOK = Duration.ofSeconds(5);
    private static final double MEBIBYTE = 1 << 20;

    private final PrintWriter out;
    private final Map<Figure, Trend> trends = new LinkedHashMap<>();

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

    /** One look at the server: mebibytes and numbers. */
    private record Look(
            double heap,
            double buffers,
            double tables,
            double cache,
            double outside,
            double direct,
            double files,
            double threads) {

        static Look at(Served server, Inside inside, Person operator) {
            double heap = inside.heapBytes() / MEBIBYTE;
            inside.trim();
            JsonNode store =
                    operator.get("/api/operations/latency").get("totals").get("storeMemory");
            return new Look(
                    heap,
                    store.get("writeBuffers").asDouble() / MEBIBYTE,
                    store.get("tables").asDouble() / MEBIBYTE,
                    store.get("cache").asDouble() / MEBIBYTE,
                    (server.child().residentBytes() - Served.HEAP_BYTES) / MEBIBYTE,
                    inside.directBytes() / MEBIBYTE,
                    server.child().openFiles(),
                    server.child().threads());
        }

        /** What is neither the heap nor in the store's own account. */
        double other() {
            return outside - buffers - tables - cache;
        }
    }

    /**
     * A figure of each look.
     *
     * @param judged whether it must not grow; what the store accounts for grows with the data up to the limits it is set
     */
    private record Figure(String name, boolean judged, ToDoubleFunction<Look> of) {}

    private static final List<Figure> FIGURES = List.of(
            new Figure("heap MiB", true, Look::heap),
            new Figure("buffers MiB", false, Look::buffers),
            new Figure("tables MiB", false, Look::tables),
            new Figure("cache MiB", false, Look::cache),
            new Figure("other MiB", true, Look::other),
            new Figure("outside MiB", false, Look::outside),
            new Figure("direct MiB", true, Look::direct),
            new Figure("open files", true, Look::files),
            new Figure("threads", true, Look::threads));

    private void soak(Served server, Inside inside, Fleet fleet, Duration warmUp, Duration time) {
        Person operator = Person.signIn(server.address(), "admin", Served.PASSWORD);
        LoadResult full = fleet.saturate(WINDOW, warmUp, warmUp, () -> {}, () -> {});
        full.complain("the fleet before the soak", out);
        out.printf(
                "%nSoak: half of %,.0f reports/s for %.1f min, and companions that mean harm%n",
                full.perSecond(), time.toSeconds() / 60.0);
        out.printf("%8s %12s %10s", "minute", "acked/s", "p99 ms");
        FIGURES.forEach(figure -> out.printf(" %12s", figure.name()));
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
                double seconds = (System.nanoTime() - began) / 1e9;
                look(Look.at(server, inside, operator), load, seconds, seconds > time.toSeconds() / 3.0);
            }
            out.printf(
                    "Of the well-behaved, %d connections were closed and %d reports refused. Companions:%n",
                    closed, refused);
            companions.tell(out);
        }
        verdict();
    }

    private void look(Look look, LoadResult load, double seconds, boolean judged) {
        out.printf("%8.1f %,12.0f %10.2f", seconds / 60, load.perSecond(), load.p99Millis());
        FIGURES.forEach(figure -> {
            double value = figure.of().applyAsDouble(look);
            out.printf(" %12.1f", value);
            if (judged) {
                trends.computeIfAbsent(figure, key -> new Trend()).add(seconds / 3600, value);
            }
        });
        out.println();
        out.flush();
    }

    private void verdict() {
        out.println("After the first third:");
        trends.forEach((figure, trend) -> out.printf(
                "  %-14s mean %9.1f, %+9.1f an hour: %s%s%n",
                figure.name(),
                trend.mean(),
                trend.perHour(),
                trend.grows() ? "GROWS" : "flat",
                figure.judged() ? "" : ", not judged"));
        List<String> growing = trends.entrySet().stream()
                .filter(entry -> entry.getKey().judged() && entry.getValue().grows())
                .map(entry -> entry.getKey().name())
                .toList();
        out.println(growing.isEmpty() ? "Verdict: flat." : "Verdict: NOT flat: " + String.join(", ", growing) + ".");
        out.flush();
    }
}
