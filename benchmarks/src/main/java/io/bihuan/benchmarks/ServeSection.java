package io.bihuan.benchmarks;

import io.bihuan.benchmarks.load.Fleet;
import java.io.PrintWriter;
import java.nio.file.Path;

/** The whole way: a real {@code serve} with durable commits and detectors, on an empty data directory each time. */
final class ServeSection {

    private ServeSection() {}

    static void run(Plan plan, LoadTable table, PrintWriter out) {
        table.head("The whole way: serve, every report decoded, judged, durable, then acknowledged");
        StringBuilder disk = new StringBuilder();
        for (int connections : plan.connections(100, 2_000)) {
            for (int window : plan.windows()) {
                disk.append(one(plan, table, connections, window));
            }
        }
        out.printf("%nOn disk after a clean stop, all files of the engine's directory%n%s", disk);
        out.flush();
    }

    private static String one(Plan plan, LoadTable table, int connections, int window) {
        Path place = plan.directory().resolve("serve-" + connections + "-" + window);
        Served server = Served.open(place, plan.serverOptions());
        long reports;
        try (server;
                Fleet fleet = Fleet.connect(server.terminals(), Fleet.Roster.of(connections))) {
            table.row("bihuan", fleet, connections, window, plan, server.child());
            reports = fleet.acknowledged();
        }
        long bytes = server.engineBytes();
        return "%6d connections, window %d: %,d MiB for %,d reports, %.1f bytes each (log of frames and chunks of fixes)%n"
                .formatted(connections, window, bytes >> 20, reports, (double) bytes / Math.max(1, reports));
    }
}
