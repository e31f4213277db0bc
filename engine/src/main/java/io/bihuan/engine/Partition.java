package io.bihuan.engine;

import io.bihuan.engine.detector.DetectionProgram;
import io.bihuan.engine.observation.FrameReference;
import io.bihuan.engine.packed.ByteReader;
import io.bihuan.engine.packed.ByteWriter;
import io.bihuan.engine.store.Batch;
import io.bihuan.engine.store.Keys;
import io.bihuan.engine.store.Store;
import io.bihuan.engine.store.StoreException;
import io.bihuan.engine.store.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A share of the assets with everything that happens to them, in one order. One thread calls {@link #recover}, then {@link
 * #doWork} again and again, then {@link #finish}; other threads offer frames and ask.
 *
 * <p>A round of work drains what is waiting, applies it to the states, writes one atomic batch (log record, chunks, alarms,
 * saved states), and only then tells the listener. While the write fails the round is not over: the same batch is tried again,
 * nothing is acknowledged, and the queue fills until the gateway stops reading.
 */
final class Partition {
    private static final long TICK_MILLIS = 1_000;
    private static final long RETRY_MILLIS = 500;
    private static final int SAVES_PER_BATCH = 256;

    final int number;
    final Recording recording;
    final AlarmBook book;
    final Counters counters = new Counters();
    private final EngineSettings settings;
    private final Store store;
    private final EngineListener listener;
    private final EngineClock clock;
    private final FrameQueue queue;
    private final ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<PendingWish> wishes = new ConcurrentLinkedQueue<>();
    private final ChunkWriter chunks;
    private final LogRecord record = new LogRecord();
    private final LogRecordCodec codec = new LogRecordCodec();
    private final ByteWriter stateBytes = new ByteWriter(4096);
    private final List<Runnable> answers = new ArrayList<>();
    private List<CommittedFrame> results = new ArrayList<>();
    private List<CommittedFrame> unsynced = new ArrayList<>();
    private volatile @Nullable DetectionProgram replacement;
    private volatile boolean giveUp;
    private final Retention retention;
    private long next = 1;
    private long first;
    private long nextTick;
    private long lastSyncMillis;
    private boolean failing;

    private record PendingWish(Wish wish, CompletableFuture<AlarmAnswer> answer) {}

    Partition(
            int number,
            EngineSettings settings,
            Store store,
            FrameDecoder decoder,
            EngineListener listener,
            EngineClock clock) {
        this.number = number;
        this.settings = settings;
        this.store = store;
        this.listener = listener;
        this.clock = clock;
        this.queue = new FrameQueue(settings.queueCapacity());
        this.book = new AlarmBook(number, store, counters);
        this.chunks = new ChunkWriter(counters, new ChunkStore(store));
        this.recording = new Recording(number, settings, decoder, listener, book, chunks, counters);
        this.retention = new Retention(number, settings, store);
    }

    static int of(long assetId, int partitions) {
        return (int) Math.floorMod((assetId * 0x9E3779B97F4A7C15L) >>> 32, (long) partitions);
    }

    // ---- from any thread

    boolean offer(InboundFrame frame) {
        return queue.offer(frame);
    }

    <T> CompletableFuture<T> ask(Supplier<T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        tasks.add(() -> {
            try {
                answer.complete(question.get());
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        return answer;
    }

    CompletableFuture<AlarmAnswer> wish(Wish wish) {
        CompletableFuture<AlarmAnswer> answer = new CompletableFuture<>();
        wishes.add(new PendingWish(wish, answer));
        return answer;
    }

    void replaceProgram(DetectionProgram program) {
        replacement = program;
    }

    boolean hasWork() {
        return queue.depth() > 0 || !tasks.isEmpty() || !wishes.isEmpty() || replacement != null;
    }

    PartitionMetrics metrics() {
        return counters.snapshot(number, queue, recording.assets.size(), book.depth());
    }

    /** Has a failing commit be given up, so that the thread can end. */
    void giveUp() {
        giveUp = true;
    }

    // ---- from the partition's thread

    /** Brings the states loaded so far up to the end of the log. */
    void recover(DetectionProgram program, boolean readOnly) {
        book.open();
        recording.program(program);
        recording.replaying(true);
        next = new Replay(number, store, recording).run();
        recording.replaying(false);
        counters.forgetBatch();
        recording.assets.forEach(recording::publish);
        nextTick = clock.epochMillis();
        if (!readOnly) {
            first = next;
            book.reconcile(recording.assets, settings.partitions(), clock.epochMillis());
            commit(clock.epochMillis());
        }
    }

    void load(AssetState state) {
        recording.assets.add(state);
    }

    /** One round; false when there was nothing to do. */
    boolean doWork() {
        boolean worked = runTasks();
        long now = clock.epochMillis();
        long began = clock.nanoTime();
        first = next;
        record.clear();
        changeProgram(now);
        // A clock set back must not stop the ticks until it has caught up.
        if (now >= nextTick || nextTick - now > TICK_MILLIS) {
            nextTick = now + TICK_MILLIS;
            if (recording.tick(now, next, now)) {
                append(new LogRecord.Tick(now));
            }
            retention.tick(now, recording.assets, recording.unsaved.replayFrom(next));
        }
        takeWishes(now);
        takeFrames(now);
        if (record.size() > 0 || !results.isEmpty() || !answers.isEmpty() || unsaved(now)) {
            counters.decodeAndDetect.record(clock.nanoTime() - began);
            commit(now);
            worked = true;
        } else if (!unsynced.isEmpty()) {
            syncWaiting(now, true);
        }
        if (queue.takeRelief()) {
            listener.spaceAvailable(number);
        }
        return worked;
    }

    private boolean runTasks() {
        boolean any = false;
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
            any = true;
        }
        return any;
    }

    private void append(LogRecord.Entry entry) {
        record.add(entry);
        next++;
    }

    private void changeProgram(long now) {
        DetectionProgram program = replacement;
        if (program != null) {
            replacement = null;
            recording.program(program);
            recording.programChanged(now, next, now);
            append(new LogRecord.ProgramChanged(now));
        }
    }

    private void takeWishes(long now) {
        for (PendingWish pending = wishes.poll(); pending != null; pending = wishes.poll()) {
            AlarmAnswer answer = recording.wish(pending.wish(), next, now);
            if (answer.result() == AlarmAnswer.Result.DONE) {
                append(new LogRecord.Wished(pending.wish()));
            }
            CompletableFuture<AlarmAnswer> future = pending.answer();
            answers.add(() -> future.complete(answer));
        }
    }

    private void takeFrames(long now) {
        int taken = 0;
        for (InboundFrame frame = queue.poll(); frame != null; frame = queue.poll()) {
            take(frame, now);
            if (++taken >= settings.maxBatch()) {
                break;
            }
        }
    }

    private void take(InboundFrame frame, long now) {
        AssetState asset = recording.asset(frame.assetId());
        long hash = RecentFrames.hash(frame.bytes(), frame.protocol());
        long same = recording.sameFrame(asset, frame, hash);
        if (same >= 0) {
            results.add(recording.duplicate(asset, frame, same));
            return;
        }
        recording.frame(asset, frame, hash, next, now);
        append(new LogRecord.Frame(frame));
        results.add(recording.outcome());
    }

    private boolean unsaved(long now) {
        return recording.unsaved.hasOlderThan(now - settings.saveInterval().toMillis());
    }

    private void commit(long now) {
        Batch batch = new Batch();
        if (record.size() > 0) {
            byte[] bytes = codec.write(record);
            batch.put(Table.LOG, Keys.sequence(number, first), bytes);
            counters.logBytes = counters.logBytes + bytes.length;
        }
        chunks.flushTo(batch);
        boolean told = !book.isEmpty();
        book.flushTo(batch);
        saveStates(batch, now - settings.saveInterval().toMillis(), SAVES_PER_BATCH);
        boolean matters = record.size() > 0 || told;
        if (!batch.isEmpty()) {
            boolean sync = matters && settings.durability().mode() == Durability.Mode.EVERY_COMMIT;
            if (!write(() -> store.commit(batch, sync))) {
                return;
            }
            counters.commits = counters.commits + 1;
        }
        chunks.committed();
        book.committed();
        counters.endBatch();
        recording.publish();
        settle(now);
    }

    private void saveStates(Batch batch, long changedBefore, int limit) {
        int saved = 0;
        AssetState asset = recording.unsaved.takeOlderThan(changedBefore);
        while (asset != null) {
            asset.savedThrough = next - 1;
            batch.put(Table.STATES, Keys.asset(asset.assetId), asset.save(stateBytes, next - 1));
            saved++;
            asset = saved < limit ? recording.unsaved.takeOlderThan(changedBefore) : null;
        }
        if (saved > 0) {
            long from = recording.unsaved.replayFrom(next);
            batch.put(
                    Table.META,
                    Replay.fromKey(number),
                    new ByteWriter(10).varint(from).toBytes());
        }
    }

    /** Acknowledges what the commit made certain, or leaves it to the next sync. */
    private void settle(long now) {
        unsynced.addAll(results);
        results = new ArrayList<>();
        syncWaiting(now, queue.depth() == 0);
        answers.forEach(Runnable::run);
        answers.clear();
    }

    private void syncWaiting(long now, boolean idle) {
        if (settings.durability().mode() == Durability.Mode.GROUPED) {
            boolean due = idle
                    || !answers.isEmpty()
                    || now - lastSyncMillis >= settings.durability().maxDelayMillis();
            if (!due || (unsynced.isEmpty() && answers.isEmpty())) {
                return;
            }
            if (!write(store::sync)) {
                return;
            }
            lastSyncMillis = now;
        }
        if (!unsynced.isEmpty()) {
            List<CommittedFrame> settled = unsynced;
            unsynced = new ArrayList<>();
            listener.committed(number, settled);
        }
    }

    /** Writes until it works; false when told to give up. */
    private boolean write(Runnable attempt) {
        long began = clock.nanoTime();
        while (true) {
            try {
                attempt.run();
                counters.commit.record(clock.nanoTime() - began);
                if (failing) {
                    failing = false;
                    listener.storeRecovered(number);
                }
                return true;
            } catch (StoreException e) {
                counters.failedCommits = counters.failedCommits + 1;
                if (!failing) {
                    failing = true;
                    listener.storeFailed(number, e);
                }
            }
            if (!waitAndRecover()) {
                return false;
            }
        }
    }

    private boolean waitAndRecover() {
        long until = clock.nanoTime() + RETRY_MILLIS * 1_000_000;
        while (clock.nanoTime() < until) {
            if (giveUp) {
                return false;
            }
            runTasks();
            java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
        }
        try {
            store.recover();
        } catch (StoreException e) {
            counters.failedCommits = counters.failedCommits + 1;
        }
        return true;
    }

    /** Does what is left, then saves all states, so that the next start has nothing to replay. */
    void finish() {
        while (!giveUp && (queue.depth() > 0 || !wishes.isEmpty())) {
            doWork();
        }
        first = next;
        record.clear();
        while (!giveUp && recording.unsaved.hasOlderThan(Long.MAX_VALUE)) {
            Batch batch = new Batch();
            saveStates(batch, Long.MAX_VALUE, 1024);
            if (!write(() -> store.commit(batch, false))) {
                return;
            }
        }
        if (!giveUp) {
            write(store::sync);
            syncWaiting(Long.MAX_VALUE, true);
        }
        runTasks();
    }

    /** Gives back what the thread held; it does nothing afterwards. */
    void release() {
        codec.release();
    }

    FrameReference reference(long sequence) {
        return new FrameReference(number, sequence);
    }

    /** From any thread: a frame by its sequence, or null. */
    @Nullable
    LoggedFrame frame(long sequence) {
        Map.Entry<byte[], byte[]> found = store.floor(Table.LOG, Keys.sequence(number, sequence));
        if (found != null && Keys.partitionOf(found.getKey()) == number) {
            long at = sequence - Keys.sequenceOf(found.getKey());
            List<LogRecord.Entry> entries =
                    LogRecordCodec.read(found.getValue()).entries();
            if (at < entries.size() && entries.get((int) at) instanceof LogRecord.Frame(InboundFrame frame)) {
                return new LoggedFrame(
                        reference(sequence),
                        frame.assetId(),
                        frame.protocol(),
                        frame.receivedTimeMillis(),
                        frame.bytes());
            }
            if (at < entries.size()) {
                return null;
            }
        }
        byte[] kept = store.get(Table.KEPT_FRAMES, Keys.sequence(number, sequence));
        return kept == null ? null : Retention.readKept(reference(sequence), new ByteReader(kept));
    }
}
