package io.bihuan.benchmarks;

import io.bihuan.benchmarks.load.Fleet;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The whole way: a real {@code serve} with durable commits and detectors, on an empty data directory each time. */
final class ServeSection {

    private ServeSection() {}

    static void run(Plan plan, LoadTable table, PrintWriter out) throws IOException {
        table.head("The whole way: serve, every report decoded, judged, durable, then acknowledged");
        StringBuilder disk = new StringBuilder();
        for (int connections : plan.connections()) {
            for (int window : plan.windows()) {
                disk.append(one(plan, table, connections, window));
            }
        }
        out.printf("%nOn disk after a clean stop, all files of the engine's directory%n%s", disk);
        out.flush();
    }

    private static String one(Plan plan, LoadTable table, int connections, int window) throws IOException {
        Path place = plan.directory().resolve("serve-" + connections + "-" + window);
        Path data = Files.createDirectories(place.resolve("data"));
        int port = Child.freePort();
        Map<String, String> settings = Map.of(
                "BIHUAN_DATA", data.toString(),
                "BIHUAN_HTTP_PORT", Integer.toString(Child.freePort()),
                "BIHUAN_JT808_PORT", Integer.toString(port),
                "BIHUAN_ADMIN_PASSWORD", "bench-Passw0rd-808",
                "BIHUAN_ADMIT_UNKNOWN", "true");
        long reports;
        try (Child server = Child.start(
                "io.bihuan.server.cli.Main",
                List.of("serve"),
                plan.serverOptions(),
                settings,
                place.resolve("serve.out"))) {
            try (Fleet fleet = Fleet.connect(
                    new InetSocketAddress("127.0.0.1", port),
                    connections,
                    LocalDate.now().minusDays(60))) {
                table.row("bihuan", fleet, connections, window, plan, server);
                reports = fleet.acknowledged();
            }
        }
        long bytes = size(data.resolve("engine"));
        return "%6d connections, window %d: %,d MiB for %,d reports, %.1f bytes each (log of frames and chunks of fixes)%n"
                .formatted(connections, window, bytes >> 20, reports, (double) bytes / Math.max(1, reports));
    }

    static long size(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.mapToLong(ServeSection::sizeOfFile).sum();
        } catch (NoSuchFileException e) {
            throw new IllegalStateException("The server left no " + directory, e);
        }
    }

    private static long sizeOfFile(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            return 0;
        }
    }
}
