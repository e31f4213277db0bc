package io.bihuan.benchmarks;

import io.bihuan.benchmarks.load.Fleet;
import io.bihuan.benchmarks.load.LoadResult;
import io.bihuan.benchmarks.load.Waiting;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a report costs against the number of connections, and against the number of vehicles. A connection belongs to one
 * terminal, so that more vehicles than connections can be had only without sockets: those go to the engine directly.
 */
final class CurvesSection {

    private static final int WINDOW = 8;
    private static final int FEW = 100;
    /** The database and the log may open some more of their own. */
    private static final int OTHER_FILES = 15;

    private static final Duration HANGING_UP = Duration.ofSeconds(60);

    private CurvesSection() {}

    static void run(Plan plan, PrintWriter out) throws IOException {
        List<Integer> connections = OpenFiles.within(
                plan.quick() ? plan.connections(100, 1_000) : plan.connections(100, 1_000, 5_000, 20_000), out);
        connections(plan, connections, out);
        idle(plan, connections.getLast(), out);
        vehicles(plan, out);
    }

    private static void connections(Plan plan, List<Integer> numbers, PrintWriter out) {
        out.printf("%nAgainst connections: the whole way, window %d, one vehicle each%n", WINDOW);
        String row = "%8s %12s %13s %10s %12s %10s%n";
        out.printf(row, "conns", "acked/s", "CPU s/1000", "RSS MiB", "heap MiB", "disk B/fix");
        for (int connections : numbers) {
            Served server =
                    Served.open(plan.directory().resolve("curve-connections-" + connections), plan.serverOptions());
            LoadResult full;
            double[] cpu = new double[2];
            long resident;
            long heap;
            long reports;
            try (server;
                    Fleet fleet = Fleet.connect(server.terminals(), Fleet.Roster.of(connections));
                    Inside inside = Inside.of(server.child())) {
                full = fleet.saturate(
                        WINDOW,
                        plan.warmUp(),
                        plan.measured(),
                        () -> cpu[0] = server.child().cpuSeconds(),
                        () -> cpu[1] = server.child().cpuSeconds());
                resident = server.child().residentBytes();
                heap = inside.heapBytes();
                reports = fleet.acknowledged();
            }
            full.complain(connections + " connections", out);
            out.printf(
                    row,
                    connections,
                    "%,.0f".formatted(full.perSecond()),
                    "%.5f".formatted((cpu[1] - cpu[0]) / Math.max(1, full.acknowledged()) * 1000),
                    resident >> 20,
                    heap >> 20,
                    "%.1f".formatted(server.engineBytes() / (double) Math.max(1, reports)));
            out.flush();
        }
    }

    /** Terminals that called, were let in, and say nothing. */
    private static void idle(Plan plan, int connections, PrintWriter out) {
        List<String> options = Stream.concat(plan.serverOptions().stream(), Served.HEAP_IN_FULL.stream())
                .toList();
        Path place = plan.directory().resolve("curve-idle");
        LocalDate yesterday = LocalDate.now().minusDays(1);
        try (Served server = Served.open(place, options);
                Inside inside = Inside.of(server.child())) {
            long files = server.child().openFiles() + OTHER_FILES;
            try (Fleet few = Fleet.connect(server.terminals(), new Fleet.Roster(connections, FEW, yesterday))) {
                few.deliver(1_000, WINDOW);
            }
            awaitHangingUp(server, files);
            Memory before = Memory.of(server, inside);
            Memory with;
            try (Fleet _ = Fleet.connect(server.terminals(), new Fleet.Roster(0, connections, yesterday))) {
                with = Memory.of(server, inside);
            }
            awaitHangingUp(server, files);
            Memory after = Memory.of(server, inside);
            out.printf(
                    "%nAn idle connection, of %,d that registered, authenticated and said nothing more%n", connections);
            out.printf("%-44s %12s %14s%n", "bytes for each", "heap", "outside it");
            with.row(out, "connection, with what is known of its terminal", before, connections);
            after.row(out, "terminal known, after they hung up", before, connections);
        }
    }

    private static void awaitHangingUp(Served server, long files) {
        Waiting.until(
                "the server has noticed that they hung up",
                HANGING_UP,
                () -> server.child().openFiles() <= files);
    }

    /**
     * Memory of the server.
     *
     * @param heap bytes in use after a collection
     * @param outside bytes of resident memory that are not of the heap
     */
    private record Memory(long heap, long outside) {

        static Memory of(Served server, Inside inside) {
            long heap = inside.heapBytes();
            inside.trim();
            return new Memory(heap, server.child().residentBytes() - Served.HEAP_BYTES);
        }

        void row(PrintWriter out, String what, Memory before, int number) {
            out.printf("%-46s %,12d %,12d%n", what, (heap - before.heap) / number, (outside - before.outside) / number);
            out.flush();
        }
    }

    private static void vehicles(Plan plan, PrintWriter out) throws IOException {
        out.printf("%nAgainst vehicles: the engine alone, frames of all vehicles in turn%n");
        String row = "%8s %13s %13s %10s %15s %12s%n";
        out.printf(row, "vehicles", "committed/s", "CPU s/1000", "batch", "heap B/vehicle", "disk B/fix");
        List<Integer> numbers =
                plan.quick() ? plan.vehicles(1_000, 10_000) : plan.vehicles(1_000, 10_000, 50_000, 200_000);
        for (int vehicles : numbers) {
            EngineRun run = EngineRun.of(
                    plan.directory().resolve("curve-vehicles-" + vehicles), vehicles, plan.warmUp(), plan.measured());
            out.printf(
                    row,
                    vehicles,
                    "%,.0f".formatted(run.perSecond()),
                    "%.5f".formatted(run.cpuPerThousand()),
                    "%.0f".formatted(run.framesPerCommit()),
                    "%,.0f".formatted(run.heapBytesPerVehicle()),
                    "%.1f".formatted(run.diskBytesPerFix()));
            out.flush();
        }
    }
}
