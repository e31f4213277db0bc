package io.bihuan.benchmarks;

import io.bihuan.engine.store.Batch;
import io.bihuan.engine.store.Keys;
import io.bihuan.engine.store.RocksStore;
import io.bihuan.engine.store.Table;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.LongAdder;

/**
 * The log and the store alone: two threads commit records of the size the product's have, each synced before the next.
 * A commit carries half of what so many connections can have outstanding, as the two partitions take turns. Beside it a
 * file that is written and synced, which is what no store can be faster than.
 */
final class StoreSection {

    private static final int THREADS = 2;
    /** Log bytes of a report and its share of chunks, as the engine writes them. */
    private static final int BYTES_PER_REPORT = 12;

    private static final Duration LONGEST = Duration.ofSeconds(10);

    private StoreSection() {}

    static void run(Plan plan, Limits limits, PrintWriter out) throws IOException {
        out.printf(
                "%nLog and store alone: %d threads, every commit synced, %d bytes a report%n",
                THREADS, BYTES_PER_REPORT);
        out.printf("%6s %4s %8s %14s %12s %16s%n", "conns", "win", "batch", "reports/s", "commits/s", "file syncs/s");
        for (int connections : plan.connections(100, 2_000)) {
            for (int window : plan.windows()) {
                int batch = Math.max(1, connections * window / THREADS);
                Path directory =
                        Files.createDirectories(plan.directory().resolve("store-" + connections + "-" + window));
                Duration time = plan.measured().compareTo(LONGEST) < 0 ? plan.measured() : LONGEST;
                double commits = commits(directory.resolve("rocks"), batch, time);
                double syncs = syncs(directory.resolve("file"), batch, time.dividedBy(2));
                limits.store(connections, window, commits * batch);
                out.printf(
                        "%6d %4d %8d %14s %12s %16s%n",
                        connections,
                        window,
                        batch,
                        "%,.0f".formatted(commits * batch),
                        "%,.0f".formatted(commits),
                        "%,.0f".formatted(syncs));
                out.flush();
            }
        }
    }

    private static double commits(Path directory, int batch, Duration time) throws IOException {
        try (RocksStore store = RocksStore.open(directory)) {
            var count = new LongAdder();
            long end = System.nanoTime() + time.toNanos();
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int partition = i;
                threads.add(Thread.ofPlatform().start(() -> {
                    byte[] record = record(batch, partition);
                    for (long sequence = 1; System.nanoTime() < end; sequence += batch) {
                        store.commit(new Batch().put(Table.LOG, Keys.sequence(partition, sequence), record), true);
                        count.increment();
                    }
                }));
            }
            join(threads);
            return count.sum() / (time.toNanos() / 1e9);
        }
    }

    private static void join(List<Thread> threads) throws IOException {
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
        }
    }

    private static double syncs(Path file, int batch, Duration time) throws IOException {
        ByteBuffer record = ByteBuffer.wrap(record(batch, 0));
        long end = System.nanoTime() + time.toNanos();
        long count = 0;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            while (System.nanoTime() < end) {
                record.clear();
                while (record.hasRemaining()) {
                    channel.write(record);
                }
                channel.force(false);
                count++;
            }
        }
        return count / (time.toNanos() / 1e9);
    }

    /** Compressed records look like chance. */
    private static byte[] record(int batch, int seed) {
        byte[] record = new byte[batch * BYTES_PER_REPORT];
        new Random(seed).nextBytes(record);
        return record;
    }
}
