package io.bihuan.engine;

import static io.bihuan.engine.TestProtocol.frame;
import static org.assertj.core.api.Assertions.assertThat;

import io.bihuan.engine.detector.DetectionProgram;
import io.bihuan.engine.store.Batch;
import io.bihuan.engine.store.Store;
import io.bihuan.engine.store.StoreMemory;
import io.bihuan.engine.store.Table;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A disk that takes its time: commits grow, what waits stays bounded, nothing is acknowledged early, nothing is dropped. */
class SlowDiskTests {
    private static final long T = ManualClock.START;
    private static final long WRITE_MILLIS = 60;
    private static final int QUEUE = 64;

    private final Heard heard = new Heard();

    /** Every commit takes a while. */
    private record SlowStore(MemoryStore store) implements Store {
        @Override
        public void commit(Batch batch, boolean sync) {
            long until = System.nanoTime() + WRITE_MILLIS * 1_000_000;
            while (System.nanoTime() < until) {
                LockSupport.parkNanos(until - System.nanoTime());
            }
            store.commit(batch, sync);
        }

        @Override
        public void sync() {
            store.sync();
        }

        @Override
        public byte @Nullable [] get(Table table, byte[] key) {
            return store.get(table, key);
        }

        @Override
        public Map.@Nullable Entry<byte[], byte[]> floor(Table table, byte[] key) {
            return store.floor(table, key);
        }

        @Override
        public void scan(Table table, byte[] from, byte[] to, Visitor visitor) {
            store.scan(table, from, to, visitor);
        }

        @Override
        public void checkpoint(Path directory) {
            store.checkpoint(directory);
        }

        @Override
        public void recover() {
            store.recover();
        }

        @Override
        public long bytes() {
            return store.bytes();
        }

        @Override
        public StoreMemory memory() {
            return store.memory();
        }

        @Override
        public void close() {
            store.close();
        }
    }

    @Test
    void takesEverythingInFewerAndLargerCommits() throws Exception {
        EngineSettings settings =
                EngineSettings.of(Path.of("memory")).withPartitions(1).withQueue(QUEUE, QUEUE);
        int frames = 600;
        int refused = 0;
        try (Engine engine = Engine.open(
                settings,
                new SlowStore(new MemoryStore()),
                new TestProtocol(),
                DetectionProgram.empty(),
                heard,
                new ManualClock())) {
            for (int i = 0; i < frames; i++) {
                InboundFrame one = frame(i).fix(T + i, 10).of(1, T + i);
                while (!engine.offer(one)) {
                    refused++;
                    LockSupport.parkNanos(1_000_000);
                }
                assertThat(engine.metrics().sum(PartitionMetrics::queueDepth)).isLessThanOrEqualTo(QUEUE);
            }
            assertThat(heard.await(frames)).hasSize(frames).allMatch(f -> f.outcome() == FrameOutcome.ACCEPTED);
            assertThat(engine.track(1, 0, T + frames, frames)).hasSize(frames);
            assertThat(engine.metrics().sum(PartitionMetrics::commits)).isLessThan(frames / 4);
        }
        assertThat(refused).as("the sender was made to wait").isPositive();
    }
}
