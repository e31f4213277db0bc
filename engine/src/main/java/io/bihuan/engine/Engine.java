package io.bihuan.engine;

import io.bihuan.engine.detector.Alarm;
import io.bihuan.engine.detector.AlarmTransition;
import io.bihuan.engine.detector.DetectionProgram;
import io.bihuan.engine.observation.Channel;
import io.bihuan.engine.observation.DeviceEvent;
import io.bihuan.engine.observation.Fix;
import io.bihuan.engine.observation.FrameReference;
import io.bihuan.engine.observation.Reading;
import io.bihuan.engine.packed.MalformedException;
import io.bihuan.engine.store.Keys;
import io.bihuan.engine.store.RocksStore;
import io.bihuan.engine.store.Store;
import io.bihuan.engine.store.StoreException;
import io.bihuan.engine.store.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes frames, commits them, judges what they hold, and answers questions. All methods may be called from any thread.
 *
 * <p>Times are milliseconds since 1970 UTC; ranges of time include {@code from} and exclude {@code to}. Queries throw
 * {@link EngineException} with code {@code BUSY} when a partition does not answer within seconds.
 */
public final class Engine implements AutoCloseable {
    private static final long ANSWER_MILLIS = 10_000;
    private static final long CLOSE_PATIENCE_MILLIS = 10_000;
    private static final int MICRO = 1_000_000;

    private final Store store;
    private final EngineClock clock;
    private final List<Partition> partitions = new ArrayList<>();
    private final List<Queries> queries = new ArrayList<>();
    private final List<Runner> runners = new ArrayList<>();
    private volatile boolean closed;

    private Engine(
            EngineSettings settings, Store store, FrameDecoder decoder, EngineListener listener, EngineClock clock) {
        this.store = store;
        this.clock = clock;
        ChunkStore chunks = new ChunkStore(store);
        for (int i = 0; i < settings.partitions(); i++) {
            Partition partition = new Partition(i, settings, store, decoder, listener, clock);
            partitions.add(partition);
            queries.add(new Queries(partition, chunks, this::ask));
        }
    }

    /**
     * Opens a directory, replays what its last run had not saved, and starts the partitions.
     *
     * @throws EngineException when the directory is in use or was made with another number of partitions
     */
    public static Engine open(
            EngineSettings settings,
            FrameDecoder decoder,
            DetectionProgram program,
            EngineListener listener,
            EngineClock clock) {
        return open(
                settings, openStore(() -> RocksStore.open(settings.directory())), decoder, program, listener, clock);
    }

    /** The same on a store that is open; the engine closes it. */
    static Engine open(
            EngineSettings settings,
            Store store,
            FrameDecoder decoder,
            DetectionProgram program,
            EngineListener listener,
            EngineClock clock) {
        return orClose(store, () -> {
            Engine engine = new Engine(StoreLayout.claim(store, settings), store, decoder, listener, clock);
            engine.loadStates();
            engine.start(program);
            return engine;
        });
    }

    /**
     * Opens the directory of a stopped engine for queries, and writes nothing.
     *
     * @param decoder decodes the log's tail, whose observations are not in chunks yet
     * @throws EngineException when there is no engine's data in the directory
     */
    public static Engine openReadOnly(Path directory, FrameDecoder decoder) {
        Store store = openStore(() -> RocksStore.openReadOnly(directory));
        return orClose(store, () -> {
            EngineSettings settings =
                    EngineSettings.of(directory).withPartitions(StoreLayout.partitions(store, directory));
            Engine engine = new Engine(settings, store, decoder, SilentListener.INSTANCE, EngineClock.system());
            engine.loadStates();
            engine.partitions.forEach(partition -> partition.recover(DetectionProgram.empty(), true));
            return engine;
        });
    }

    private static Engine orClose(Store store, Supplier<Engine> opening) {
        try {
            return opening.get();
        } catch (EngineException e) {
            store.close();
            throw e;
        } catch (StoreException e) {
            store.close();
            throw new EngineException(EngineException.Code.STORE_UNAVAILABLE, String.valueOf(e.getMessage()), e);
        } catch (MalformedException e) {
            store.close();
            throw new EngineException(EngineException.Code.STORE_CORRUPT, String.valueOf(e.getMessage()), e);
        }
    }

    private static Store openStore(Supplier<Store> opening) {
        try {
            return opening.get();
        } catch (StoreException e) {
            throw new EngineException(EngineException.Code.STORE_UNAVAILABLE, String.valueOf(e.getMessage()), e);
        }
    }

    private void loadStates() {
        store.scan(Table.STATES, new byte[0], StoreLayout.END, (key, value) -> {
            long assetId = Keys.assetOf(key);
            Partition partition = partitions.get(partitionOf(assetId));
            partition.load(AssetState.load(assetId, partition.number, value));
            return true;
        });
    }

    private void start(DetectionProgram program) {
        for (Partition partition : partitions) {
            runners.add(new Runner(partition, () -> partition.recover(program, false)));
        }
        runners.forEach(Runner::start);
        try {
            runners.forEach(runner -> runner.recovered().join());
        } catch (CompletionException e) {
            stopAll(true);
            throw new EngineException(
                    EngineException.Code.STORE_CORRUPT,
                    "The observation log could not be replayed: " + e.getMessage(),
                    e);
        }
    }

    /** Reads from the store, which may be closed or on a disk that fails. */
    private <T> T reading(Supplier<T> question) {
        try {
            return question.get();
        } catch (StoreException e) {
            EngineException.Code code = closed ? EngineException.Code.CLOSED : EngineException.Code.BUSY;
            throw new EngineException(code, String.valueOf(e.getMessage()), e);
        }
    }

    private Queries of(long assetId) {
        return queries.get(partitionOf(assetId));
    }

    private <T> T ask(Partition partition, Supplier<T> question) {
        if (closed) {
            throw new EngineException(EngineException.Code.CLOSED, "The engine has been closed");
        }
        if (runners.isEmpty() || runners.get(partition.number).isCurrent()) {
            return question.get();
        }
        CompletableFuture<T> answer = partition.ask(question);
        runners.get(partition.number).wake();
        try {
            return answer.get(ANSWER_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException(EngineException.Code.BUSY, "Interrupted while asking the engine", e);
        } catch (TimeoutException | ExecutionException e) {
            throw new EngineException(
                    EngineException.Code.BUSY,
                    "Partition " + partition.number + " gave no answer within " + ANSWER_MILLIS
                            + " ms; look whether its disk is full or slow",
                    e);
        }
    }

    /** The partition an asset belongs to. */
    public int partitionOf(long assetId) {
        return Partition.of(assetId, partitions.size());
    }

    /**
     * Hands over a frame.
     *
     * @return false when the queue is full: the frame was not taken, and {@link EngineListener#spaceAvailable} follows
     * @throws EngineException with code CLOSED
     */
    public boolean offer(InboundFrame frame) {
        if (closed || runners.isEmpty()) {
            throw new EngineException(
                    EngineException.Code.CLOSED, "The engine takes no frames: it is closed or read-only");
        }
        int number = partitionOf(frame.assetId());
        boolean taken = partitions.get(number).offer(frame);
        runners.get(number).wake();
        return taken;
    }

    /** Has all partitions go on with another program from their next batch. Alarms of detectors that are gone return. */
    public void replaceProgram(DetectionProgram program) {
        partitions.forEach(partition -> partition.replaceProgram(program));
        runners.forEach(Runner::wake);
    }

    /** Takes note of an alarm; completes after the commit. */
    public CompletableFuture<AlarmAnswer> acknowledge(String alarmId, String by) {
        return wish(new Wish(Wish.Action.ACKNOWLEDGE, alarmId, 0, clock.epochMillis(), by));
    }

    /** Silences an active alarm, and its like of the same asset, until a time. */
    public CompletableFuture<AlarmAnswer> shelve(String alarmId, long untilMillis, String by) {
        return wish(new Wish(Wish.Action.SHELVE, alarmId, untilMillis, clock.epochMillis(), by));
    }

    /** Ends a shelving or suppression of an active alarm. */
    public CompletableFuture<AlarmAnswer> unshelve(String alarmId, String by) {
        return wish(new Wish(Wish.Action.UNSHELVE, alarmId, 0, clock.epochMillis(), by));
    }

    /** Silences an active alarm, and its like of the same asset, without an end. */
    public CompletableFuture<AlarmAnswer> suppress(String alarmId, String by) {
        return wish(new Wish(Wish.Action.SUPPRESS, alarmId, 0, clock.epochMillis(), by));
    }

    private CompletableFuture<AlarmAnswer> wish(Wish wish) {
        if (closed || runners.isEmpty()) {
            return CompletableFuture.failedFuture(
                    new EngineException(EngineException.Code.CLOSED, "The engine is closed or read-only"));
        }
        int number = partitionOf(Alarm.assetOf(wish.alarmId()));
        CompletableFuture<AlarmAnswer> answer = partitions.get(number).wish(wish);
        runners.get(number).wake();
        return answer;
    }

    /** The newest known of one asset; empty when it was never heard of. */
    public Optional<Latest> latest(long assetId) {
        AssetState asset = partitions.get(partitionOf(assetId)).recording.find(assetId);
        return Optional.ofNullable(asset == null ? null : asset.latest);
    }

    /** Passes the newest known of every asset. */
    public void latest(Consumer<Latest> consumer) {
        partitions.forEach(partition -> partition.recording.assets.forEach(asset -> pass(asset, consumer)));
    }

    private static void pass(AssetState asset, Consumer<Latest> consumer) {
        Latest latest = asset.latest;
        if (latest != null) {
            consumer.accept(latest);
        }
    }

    /**
     * Passes the newest known of every asset whose last position lies within a rectangle, in degrees; borders included. One
     * whose west is greater than its east reaches across the 180th meridian.
     */
    public void inRectangle(double west, double south, double east, double north, Consumer<Latest> consumer) {
        if (west > east) {
            inRectangle(west, south, 180, north, consumer);
            inRectangle(-180, south, east, north, consumer);
            return;
        }
        int w = (int) Math.floor(Math.clamp(west, -180, 180) * MICRO);
        int s = (int) Math.floor(Math.clamp(south, -90, 90) * MICRO);
        int e = (int) Math.ceil(Math.clamp(east, -180, 180) * MICRO);
        int n = (int) Math.ceil(Math.clamp(north, -90, 90) * MICRO);
        partitions.forEach(
                partition -> partition.recording.assets.inRectangle(w, s, e, n, asset -> pass(asset, consumer)));
    }

    /**
     * An asset's position reports in order of device time, thinned out when there are more than wanted so that the course
     * keeps its shape.
     *
     * @param maxPoints at least 2
     */
    public List<Fix> track(long assetId, long from, long to, int maxPoints) {
        return reading(() -> of(assetId).track(assetId, from, to, maxPoints));
    }

    /** One channel's readings in order of device time, thinned out when there are more than wanted, keeping extremes. */
    public List<Reading> readings(long assetId, String channel, long from, long to, int maxPoints) {
        return reading(() -> of(assetId).readings(assetId, channel, from, to, maxPoints));
    }

    /** The channels an asset has sent readings of. */
    public List<Channel> channels(long assetId) {
        return reading(() -> of(assetId).channels(assetId));
    }

    /** What an asset's device said happened, in order of device time. */
    public List<DeviceEvent> events(long assetId, long from, long to) {
        return reading(() -> of(assetId).events(assetId, from, to));
    }

    /** A frame by its place; empty when it is no longer kept. */
    public Optional<LoggedFrame> frame(FrameReference reference) {
        return reference.partition() < partitions.size()
                ? reading(() -> Optional.ofNullable(
                        partitions.get(reference.partition()).frame(reference.sequence())))
                : Optional.empty();
    }

    /** The last frames of an asset, newest first; at most 32. */
    public List<LoggedFrame> recentFrames(long assetId, int limit) {
        return reading(() -> of(assetId).recentFrames(assetId, limit));
    }

    /** An alarm by its id, as of the last commit. */
    public Optional<Alarm> alarm(String alarmId) {
        return reading(() -> AlarmQueries.alarm(store, alarmId));
    }

    /** Alarms that are not done with, in no particular order. */
    public List<Alarm> openAlarms(int limit) {
        return reading(() -> AlarmQueries.open(store, limit));
    }

    /** Alarms of one asset, in no particular order, those done with included. */
    public List<Alarm> alarmsOf(long assetId, int limit) {
        return reading(() -> AlarmQueries.ofAsset(store, assetId, limit));
    }

    /** Transitions not yet marked done, oldest first. */
    public List<AlarmTransition> outbox(int partition, int limit) {
        return reading(() -> partitions.get(partition).book.outbox(limit));
    }

    /** Marks transitions of a partition up to and including one as done: they are forgotten. */
    public void outboxDone(int partition, long throughSequence) {
        reading(() -> {
            partitions.get(partition).book.done(throughSequence);
            return throughSequence;
        });
    }

    /** Passes position reports, asset by asset and each asset's in order of device time; of all assets when none is given. */
    public void forEachFix(long from, long to, @Nullable Long assetId, Consumer<Fix> consumer) {
        if (assetId != null) {
            of(assetId).forEachFix(assetId, from, to, consumer);
            return;
        }
        partitions.forEach(partition -> partition.recording.assets.forEach(
                asset -> queries.get(partition.number).forEachFix(asset.assetId, from, to, consumer)));
    }

    /**
     * Copies everything committed so far into a directory that does not exist yet, from which an engine can be opened.
     * Frames are taken meanwhile; those acknowledged after the call began may be in the copy or not.
     *
     * @throws EngineException with code BUSY when the disk does not take it
     */
    public void checkpoint(Path directory) {
        reading(() -> {
            store.checkpoint(directory);
            return directory;
        });
    }

    /** Figures for watching the engine. */
    public EngineMetrics metrics() {
        return new EngineMetrics(
                partitions.stream().map(Partition::metrics).toList(), closed ? 0 : store.bytes(), store.memory());
    }

    /** How many partitions there are. */
    public int partitions() {
        return partitions.size();
    }

    /** Commits what is queued, saves all states and stops. Frames that cannot be committed stay unacknowledged. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            stopAll(false);
            store.close();
        }
    }

    /** Stops as a crash would: nothing more is committed or saved. */
    void abort() {
        closed = true;
        stopAll(true);
        store.close();
    }

    private void stopAll(boolean abort) {
        runners.forEach(runner -> runner.stop(abort));
        runners.forEach(runner -> runner.join(abort ? 0 : CLOSE_PATIENCE_MILLIS));
    }
}
