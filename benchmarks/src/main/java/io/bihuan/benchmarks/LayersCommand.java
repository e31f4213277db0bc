package io.bihuan.benchmarks;

import io.bihuan.engine.CommittedFrame;
import io.bihuan.engine.Durability;
import io.bihuan.engine.Engine;
import io.bihuan.engine.EngineClock;
import io.bihuan.engine.EngineListener;
import io.bihuan.engine.EngineMetrics;
import io.bihuan.engine.EngineSettings;
import io.bihuan.engine.FrameDecoder;
import io.bihuan.engine.InboundFrame;
import io.bihuan.engine.PartitionMetrics;
import io.bihuan.engine.detector.AssetProfile;
import io.bihuan.engine.detector.DetectionProgram;
import io.bihuan.engine.detector.Envelope;
import io.bihuan.engine.detector.OfflineWhileMoving;
import io.bihuan.engine.detector.Overspeed;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The layers by themselves: sockets without the engine, and the engine without sockets. */
@Command(
        name = "layers",
        description = "Sockets without the engine, and the engine without sockets.",
        mixinStandardHelpOptions = true)
final class LayersCommand implements Callable<Integer> {

    /** As many as a hundred connections with the usual window and a thousand waiting would have. */
    private static final int IN_FLIGHT = 16_000;

    @Option(names = "--seconds", defaultValue = "20", description = "how long each layer is measured")
    private double seconds;

    @Option(names = "--assets", defaultValue = "100", description = "terminals")
    private int assets;

    @Option(names = "--window", defaultValue = "64", description = "reports a terminal may have unacknowledged")
    private int window;

    @Option(names = "--durability", defaultValue = "commit", description = "commit, grouped or system")
    private String durability = "commit";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        sockets();
        engine();
        return 0;
    }

    private void sockets() throws InterruptedException {
        try (var server = new EchoServer();
                var load = new Load()) {
            load.connect(
                    "127.0.0.1", server.port(), assets, window, Instant.now().getEpochSecond());
            load.fullSpeed();
            Await.pass(seconds / 4, () -> false);
            Load.Sample before = load.sample();
            Await.pass(seconds, () -> false);
            Load.Sample after = load.sample();
            print(
                    "sockets without engine (%d connections, window %d): %,.0f acknowledged/s",
                    assets,
                    window,
                    (after.acknowledged() - before.acknowledged()) / ((after.nanos() - before.nanos()) / 1e9));
        }
    }

    private void engine() throws Exception {
        Path directory = Files.createTempDirectory("bihuan-layers-");
        FrameDecoder decoder = ServiceLoader.load(FrameDecoder.class)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No frame decoder on the class path"));
        var permits = new Semaphore(IN_FLIGHT);
        var committed = new AtomicLong();
        try (var engine = Engine.open(
                EngineSettings.of(directory).withDurability(promise()),
                decoder,
                program(),
                new Counter(permits, committed),
                EngineClock.system())) {
            long start = Instant.now().getEpochSecond() - 4 * 86_400;
            FixTrack[] tracks = IntStream.range(0, assets)
                    .mapToObj(number -> new FixTrack(number, start))
                    .toArray(FixTrack[]::new);
            feed(engine, tracks, permits, seconds / 4);
            long before = committed.get();
            long cpu = processNanos();
            long started = System.nanoTime();
            feed(engine, tracks, permits, seconds);
            double took = (System.nanoTime() - started) / 1e9;
            long frames = committed.get() - before;
            print(
                    "engine without sockets (%d assets, %s): %,.0f committed/s, %.3f CPU s per 1,000 with the feeder",
                    assets, durability, frames / took, (processNanos() - cpu) / 1e9 / frames * 1000);
            report(engine.metrics());
        }
        print(
                "  engine's files after a clean stop: %,d bytes, %.1f per fix",
                ServerProcess.sizeOf(directory), (double) ServerProcess.sizeOf(directory) / committed.get());
    }

    private static void feed(Engine engine, FixTrack[] tracks, Semaphore permits, double forSeconds)
            throws InterruptedException {
        long end = System.nanoTime() + (long) (forSeconds * 1e9);
        while (System.nanoTime() < end) {
            for (int i = 0; i < tracks.length; i++) {
                permits.acquire();
                var frame = new InboundFrame(i + 1L, 0x0801, System.currentTimeMillis(), tracks[i].nextContent(), null);
                while (!engine.offer(frame)) {
                    Thread.onSpinWait();
                }
            }
        }
        permits.acquire(IN_FLIGHT);
        permits.release(IN_FLIGHT);
    }

    private void report(EngineMetrics metrics) {
        long frames = metrics.sum(PartitionMetrics::frames);
        long chunked = Math.max(1, metrics.sum(PartitionMetrics::chunkObservations));
        print(
                "  %,d frames in %,d commits (%.0f each); log %.1f bytes a frame, chunks %.1f bytes a fix",
                frames,
                metrics.sum(PartitionMetrics::commits),
                (double) frames / Math.max(1, metrics.sum(PartitionMetrics::commits)),
                (double) metrics.sum(PartitionMetrics::logBytes) / frames,
                (double) metrics.sum(PartitionMetrics::chunkBytes) / chunked);
        for (PartitionMetrics partition : metrics.partitions()) {
            print(
                    "  partition %d: decode and detect p50 %.2f ms p99 %.2f ms a batch, commit p50 %.2f ms p99 %.2f ms",
                    partition.partition(),
                    partition.decodeAndDetect().quantileNanos(0.5) / 1e6,
                    partition.decodeAndDetect().quantileNanos(0.99) / 1e6,
                    partition.commit().quantileNanos(0.5) / 1e6,
                    partition.commit().quantileNanos(0.99) / 1e6);
        }
    }

    private Durability promise() {
        return switch (durability) {
            case "commit" -> Durability.everyCommit();
            case "grouped" -> Durability.grouped(5);
            case "system" -> Durability.operatingSystem();
            default ->
                throw new IllegalArgumentException("--durability is commit, grouped or system, not " + durability);
        };
    }

    private DetectionProgram program() {
        var overspeed = new Overspeed(
                new Envelope("overspeed", 2, 10_000, 10_000), 100, Map.of("TOUR_COACH", 100.0), List.of(), 2, 3, 0.2);
        var offline = new OfflineWhileMoving(new Envelope("offline", 2, 0, 0), 300_000, 10);
        List<AssetProfile> profiles = IntStream.rangeClosed(1, assets)
                .mapToObj(id -> new AssetProfile(id, "TOUR_COACH"))
                .toList();
        return new DetectionProgram(List.of(overspeed, offline), List.of(), profiles, 28_800);
    }

    private static long processNanos() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                .getProcessCpuTime();
    }

    private void print(String format, Object... values) {
        spec.commandLine().getOut().printf(format + "%n", values);
        spec.commandLine().getOut().flush();
    }

    private record Counter(Semaphore permits, AtomicLong committed) implements EngineListener {

        @Override
        public void committed(int partition, List<CommittedFrame> frames) {
            committed.addAndGet(frames.size());
            permits.release(frames.size());
        }

        @Override
        public void fragmentsMissing(long assetId, long setKey, int firstSerial, int[] missingIndexes) {
            throw new IllegalStateException("Nothing here is fragmented");
        }

        @Override
        public void spaceAvailable(int partition) {
            // the feeder asks again by itself
        }

        @Override
        public void storeFailed(int partition, Exception cause) {
            throw new IllegalStateException("Partition " + partition + " cannot write", cause);
        }

        @Override
        public void storeRecovered(int partition) {
            // never failed
        }
    }
}
