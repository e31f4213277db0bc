package io.bihuan.benchmarks;

import io.bihuan.engine.Engine;
import io.bihuan.engine.EngineClock;
import io.bihuan.engine.EngineSettings;
import io.bihuan.engine.PartitionMetrics;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;

/**
 * The engine without sockets: frames come from memory, everything after that is the product's: queue, decoding in place,
 * detectors, log, chunks, one synced commit per batch.
 */
final class EngineSection {

    private EngineSection() {}

    static void run(Plan plan, Limits limits, PrintWriter out) throws IOException {
        out.printf("%nEngine alone: frames offered from memory by one thread, two partitions, every commit synced%n");
        out.printf(
                "%8s %14s %13s %12s %12s %12s %13s %13s%n",
                "vehicles",
                "committed/s",
                "CPU s/1000",
                "batch",
                "judge us",
                "commit us",
                "log B/frame",
                "chunk B/fix");
        for (int vehicles : plan.connections()) {
            limits.engine(vehicles, one(plan, out, vehicles));
        }
    }

    private static double one(Plan plan, PrintWriter out, int vehicles) throws IOException {
        Path directory = Files.createDirectories(plan.directory().resolve("engine-" + vehicles));
        CountingListener listener = new CountingListener();
        long warmCpu;
        long cpu;
        Engine engine = Engine.open(
                EngineSettings.of(directory),
                new PositionDecoder(),
                Detectors.typical(),
                listener,
                EngineClock.system());
        try (engine;
                Offering offering =
                        new Offering(engine, listener, vehicles, LocalDate.now().minusDays(60))) {
            offering.run(plan.warmUp());
            warmCpu = processCpuNanos();
            long before = listener.committed();
            Snapshot first = Snapshot.of(engine);
            double seconds = offering.run(plan.measured());
            long count = listener.committed() - before;
            cpu = processCpuNanos() - warmCpu;
            Snapshot last = Snapshot.of(engine);
            out.printf(
                    "%8d %14s %13.5f %12.0f %12.0f %12.0f %13.1f %13.1f%n",
                    vehicles,
                    "%,.0f".formatted(count / seconds),
                    cpu / 1e9 / count * 1000,
                    (last.frames - first.frames) / (double) Math.max(1, last.commits - first.commits),
                    last.judgeNanos / 1e3,
                    last.commitNanos / 1e3,
                    last.logBytes / (double) Math.max(1, last.frames),
                    last.chunkBytes / (double) Math.max(1, last.chunkObservations));
            out.flush();
            return count / seconds;
        }
    }

    /** CPU time of this whole process: the engine's threads, the offering thread, the collector and the compiler. */
    private static long processCpuNanos() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(Duration::toNanos)
                .orElse(0L);
    }

    /** The engine's counters at one moment; times are medians per batch of the slower partition. */
    private record Snapshot(
            long frames,
            long commits,
            long logBytes,
            long chunkBytes,
            long chunkObservations,
            double judgeNanos,
            double commitNanos) {

        static Snapshot of(Engine engine) {
            var metrics = engine.metrics();
            return new Snapshot(
                    metrics.sum(PartitionMetrics::frames),
                    metrics.sum(PartitionMetrics::commits),
                    metrics.sum(PartitionMetrics::logBytes),
                    metrics.sum(PartitionMetrics::chunkBytes),
                    metrics.sum(PartitionMetrics::chunkObservations),
                    metrics.partitions().stream()
                            .mapToLong(partition -> partition.decodeAndDetect().quantileNanos(0.5))
                            .max()
                            .orElse(0),
                    metrics.partitions().stream()
                            .mapToLong(partition -> partition.commit().quantileNanos(0.5))
                            .max()
                            .orElse(0));
        }
    }
}
