package io.bihuan.engine;

import static io.bihuan.engine.TestProtocol.frame;
import static org.assertj.core.api.Assertions.assertThat;

import io.bihuan.engine.detector.DetectionProgram;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class StoreFailureTests {
    private static final long T = ManualClock.START;

    private final ManualClock clock = new ManualClock();
    private final Heard heard = new Heard();
    private final MemoryStore store = new MemoryStore();

    private Engine open(int queue, int batch) {
        EngineSettings settings =
                EngineSettings.of(Path.of("memory")).withPartitions(1).withQueue(queue, batch);
        return Engine.open(settings, store, new TestProtocol(), DetectionProgram.empty(), heard, clock);
    }

    @Test
    void acknowledgesNothingWhileTheStoreFailsAndAllOfItAfterwards() throws Exception {
        try (Engine engine = open(64, 16)) {
            store.failing(true);
            for (int i = 0; i < 10; i++) {
                engine.offer(frame(i).fix(T + i, 10).of(1, T + i));
            }
            assertThat(heard.awaitOther()).isEqualTo("failed");
            assertThat(heard.committedSoFar()).isEmpty();
            // Questions are answered meanwhile.
            assertThat(engine.channels(1)).isEmpty();
            store.failing(false);
            assertThat(heard.awaitOther()).isEqualTo("recovered");
            assertThat(heard.await(10)).allMatch(f -> f.outcome() == FrameOutcome.ACCEPTED);
            assertThat(engine.track(1, 0, T + 100, 100)).hasSize(10);
            assertThat(engine.metrics().sum(PartitionMetrics::failedCommits)).isPositive();
        }
    }

    @Test
    void refusesFramesWhenTheQueueIsFullAndTellsWhenThereIsRoom() throws Exception {
        try (Engine engine = open(8, 8)) {
            store.failing(true);
            int taken = 0;
            while (engine.offer(frame(taken).fix(T + taken, 10).of(1, T))) {
                taken++;
            }
            assertThat(taken).isBetween(8, 16);
            assertThat(heard.awaitOther()).isEqualTo("failed");
            store.failing(false);
            assertThat(heard.awaitOther()).isEqualTo("recovered");
            assertThat(heard.awaitOther()).isEqualTo("space 0");
            assertThat(heard.await(taken)).hasSize(taken);
        }
    }

    @Test
    void givesUpAFailingCommitWhenClosedAndLeavesItsFramesUnacknowledged() throws Exception {
        Engine engine = open(64, 16);
        store.failing(true);
        engine.offer(frame(1).fix(T, 10).of(1, T));
        assertThat(heard.awaitOther()).isEqualTo("failed");
        engine.abort();
        assertThat(heard.committedSoFar()).isEmpty();
        store.failing(false);
        try (Engine again = open(64, 16)) {
            assertThat(again.latest(1)).isEmpty();
        }
    }
}
