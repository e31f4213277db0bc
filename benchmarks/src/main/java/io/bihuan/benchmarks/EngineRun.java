package io.bihuan.benchmarks;

import io.bihuan.engine.Engine;
import io.bihuan.engine.EngineClock;
import io.bihuan.engine.EngineMetrics;
import io.bihuan.engine.EngineSettings;
import io.bihuan.engine.PartitionMetrics;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.function.Function;

/**
 * A load on an engine without sockets: frames come from memory, everything after that is the product's: queue, decoding in
 * place, detectors, log, chunks, one synced commit per batch.
 *
 * @param perSecond frames committed per second
 * @param cpuPerThousand CPU seconds of this whole program per 1,000 of them
 * @param framesPerCommit how many frames shared a commit
 * @param judgeMicros median time per batch to decode and judge, of the slower partition
 * @param commitMicros median time per batch to write and sync, of the slower partition
 * @param logBytesPerFrame bytes of log records
 * @param chunkBytesPerFix bytes of chunks
 * @param heapBytesPerVehicle bytes of heap after a collection, without what makes the frames
 * @param diskBytesPerFix all bytes on the disk after a clean stop
 */
record EngineRun(
        double perSecond,
        double cpuPerThousand,
        double framesPerCommit,
        double judgeMicros,
        double commitMicros,
        double logBytesPerFrame,
        double chunkBytesPerFix,
        double heapBytesPerVehicle,
        double diskBytesPerFix) {

    /** Loads a new engine in a directory of its own, with frames of many vehicles in turn. */
    static EngineRun of(Path directory, int vehicles, Duration warmUp, Duration measured) throws IOException {
        Files.createDirectories(directory);
        CountingListener listener = new CountingListener();
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        Offering offering = new Offering(listener, vehicles, LocalDate.now().minusDays(700));
        long heapBefore = heap(memory);
        EngineRun run;
        try (Engine engine = Engine.open(
                EngineSettings.of(directory),
                new PositionDecoder(),
                Detectors.typical(),
                listener,
                EngineClock.system())) {
            offering.run(engine, warmUp);
            long cpu = processCpuNanos();
            long committed = listener.committed();
            EngineMetrics first = engine.metrics();
            long before = first.sum(PartitionMetrics::frames);
            long commits = first.sum(PartitionMetrics::commits);
            double seconds = offering.run(engine, measured);
            committed = listener.committed() - committed;
            cpu = processCpuNanos() - cpu;
            EngineMetrics last = engine.metrics();
            offering.await();
            run = new EngineRun(
                    committed / seconds,
                    cpu / 1e9 / committed * 1000,
                    (last.sum(PartitionMetrics::frames) - before)
                            / (double) Math.max(1, last.sum(PartitionMetrics::commits) - commits),
                    slowerMicros(last, partition -> partition.decodeAndDetect().quantileNanos(0.5)),
                    slowerMicros(last, partition -> partition.commit().quantileNanos(0.5)),
                    last.sum(PartitionMetrics::logBytes) / (double) Math.max(1, last.sum(PartitionMetrics::frames)),
                    last.sum(PartitionMetrics::chunkBytes)
                            / (double) Math.max(1, last.sum(PartitionMetrics::chunkObservations)),
                    (heap(memory) - heapBefore) / (double) vehicles,
                    0);
        }
        return run.withDisk(Served.bytes(directory) / (double) listener.committed());
    }

    private EngineRun withDisk(double bytesPerFix) {
        return new EngineRun(
                perSecond,
                cpuPerThousand,
                framesPerCommit,
                judgeMicros,
                commitMicros,
                logBytesPerFrame,
                chunkBytesPerFix,
                heapBytesPerVehicle,
                bytesPerFix);
    }

    private static long heap(MemoryMXBean memory) {
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }

    private static double slowerMicros(EngineMetrics metrics, Function<PartitionMetrics, Long> nanos) {
        return metrics.partitions().stream().mapToLong(nanos::apply).max().orElse(0) / 1e3;
    }

    /** CPU time of this whole process: the engine's threads, the offering thread, the collector and the compiler. */
    private static long processCpuNanos() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(Duration::toNanos)
                .orElse(0L);
    }
}
