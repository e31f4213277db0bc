package io.bihuan.engine;

import io.bihuan.engine.detector.AlarmTransition;
import io.bihuan.engine.detector.DetectionProgram;
import io.bihuan.engine.packed.ByteWriter;
import io.bihuan.engine.store.Keys;
import io.bihuan.engine.store.Table;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One partition worked by hand on a store in memory: everything happens in the test's thread, in the test's time. */
final class Rig {
    final MemoryStore store;
    final ManualClock clock;
    final Partition partition;
    final Queries queries;
    final List<CommittedFrame> committed = new ArrayList<>();
    private int serial = 1_000_000;

    Rig(MemoryStore store, ManualClock clock, DetectionProgram program, Duration saveInterval) {
        this.store = store;
        this.clock = clock;
        EngineSettings settings = EngineSettings.of(Path.of("memory"))
                .withPartitions(1)
                .withTimes(saveInterval, Duration.ofDays(30), Duration.ofDays(365));
        partition = new Partition(0, settings, store, new TestProtocol(), new Collecting(), clock);
        queries = new Queries(partition, new ChunkStore(store), new Queries.Asker() {
            @Override
            public <T> T ask(Partition asked, java.util.function.Supplier<T> question) {
                return question.get();
            }
        });
        store.scan(Table.STATES, new byte[0], StoreLayout.END, (key, value) -> {
            partition.load(AssetState.load(Keys.assetOf(key), 0, value));
            return true;
        });
        partition.recover(program, false);
    }

    private final class Collecting implements EngineListener {
        @Override
        public void committed(int number, List<CommittedFrame> frames) {
            committed.addAll(frames);
        }

        @Override
        public void fragmentsMissing(long assetId, long setKey, int firstSerial, int[] missingIndexes) {}

        @Override
        public void spaceAvailable(int number) {}

        @Override
        public void storeFailed(int number, Exception cause) {}

        @Override
        public void storeRecovered(int number) {}
    }

    /** What a restart would make of what is on the disk now. */
    Rig restarted(DetectionProgram program) {
        return new Rig(store.copy(), clock, program, Duration.ofDays(1));
    }

    void send(long assetId, TestProtocol frame) {
        partition.offer(frame.of(assetId, clock.epochMillis()));
    }

    /** Sends a frame of its own with one fix, at the clock's time, and has it worked. */
    void drive(long assetId, double latitude, double longitude, double kmh, long alarmBits) {
        send(assetId, TestProtocol.frame(serial++).fix(clock.epochMillis(), latitude, longitude, kmh, alarmBits));
        partition.doWork();
    }

    void drive(long assetId, double kmh) {
        drive(assetId, 31.2, 121.5, kmh, 0);
    }

    void work() {
        partition.doWork();
    }

    void pass(long millis) {
        clock.advance(millis);
        partition.doWork();
    }

    List<AlarmTransition> told() {
        return partition.book.outbox(100_000);
    }

    /** Kind of step, kind of alarm and state, in order. */
    List<String> story() {
        return told().stream()
                .map(t -> t.kind() + " " + t.alarm().kind() + " " + t.alarm().state())
                .toList();
    }

    /** The whole state of every asset, as bytes. */
    Map<Long, String> states() {
        Map<Long, String> states = new TreeMap<>();
        ByteWriter out = new ByteWriter(1024);
        partition.recording.assets.forEach(
                asset -> states.put(asset.assetId, java.util.HexFormat.of().formatHex(asset.save(out, 0))));
        return states;
    }
}
