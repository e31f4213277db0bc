package io.bihuan.engine;

import io.bihuan.engine.detector.Alarm;
import io.bihuan.engine.detector.AlarmTransition;
import io.bihuan.engine.detector.DetectionProgram;
import io.bihuan.engine.observation.Channel;
import io.bihuan.engine.observation.DeviceEvent;
import io.bihuan.engine.observation.Fix;
import io.bihuan.engine.observation.FrameReference;
import io.bihuan.engine.observation.Reading;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes frames, commits them, judges what they hold, and answers questions. All methods may be called from any thread.
 *
 * <p>Times are milliseconds since 1970 UTC; ranges of time include {@code from} and exclude {@code to}. Queries throw
 * {@link EngineException} with code {@code BUSY} when a partition does not answer within seconds.
 */
public final class Engine implements AutoCloseable {
    private Engine() {}

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
        throw new UnsupportedOperationException();
    }

    /**
     * Writes nothing: opens the directory of a stopped engine for queries.
     *
     * @param decoder decodes the log's tail, whose observations are not in chunks yet
     */
    public static Engine openReadOnly(Path directory, FrameDecoder decoder) {
        throw new UnsupportedOperationException();
    }

    /** The partition an asset belongs to. */
    public int partitionOf(long assetId) {
        throw new UnsupportedOperationException();
    }

    /**
     * Hands over a frame.
     *
     * @return false when the queue is full: the frame was not taken, and {@link EngineListener#spaceAvailable} follows
     * @throws EngineException with code CLOSED
     */
    public boolean offer(InboundFrame frame) {
        throw new UnsupportedOperationException();
    }

    /** Has all partitions go on with another program from their next batch. Alarms of detectors that are gone return. */
    public void replaceProgram(DetectionProgram program) {
        throw new UnsupportedOperationException();
    }

    /** Takes note of an alarm; completes after the commit. */
    public CompletableFuture<AlarmAnswer> acknowledge(String alarmId, String by) {
        throw new UnsupportedOperationException();
    }

    /** Silences an active alarm, and its like of the same asset, until a time. */
    public CompletableFuture<AlarmAnswer> shelve(String alarmId, long untilMillis, String by) {
        throw new UnsupportedOperationException();
    }

    /** Ends a shelving or suppression. */
    public CompletableFuture<AlarmAnswer> unshelve(String alarmId, String by) {
        throw new UnsupportedOperationException();
    }

    /** Silences an active alarm, and its like of the same asset, without an end. */
    public CompletableFuture<AlarmAnswer> suppress(String alarmId, String by) {
        throw new UnsupportedOperationException();
    }

    /** The newest known of one asset; empty when it was never heard of. */
    public Optional<Latest> latest(long assetId) {
        throw new UnsupportedOperationException();
    }

    /** Passes the newest known of every asset. */
    public void latest(Consumer<Latest> consumer) {
        throw new UnsupportedOperationException();
    }

    /** Passes the newest known of every asset whose last position lies within a rectangle, in degrees; borders included. */
    public void inRectangle(double west, double south, double east, double north, Consumer<Latest> consumer) {
        throw new UnsupportedOperationException();
    }

    /**
     * An asset's position reports in order of device time, thinned out when there are more than wanted so that the course
     * keeps its shape.
     *
     * @param maxPoints at least 2
     */
    public List<Fix> track(long assetId, long from, long to, int maxPoints) {
        throw new UnsupportedOperationException();
    }

    /** One channel's readings in order of device time, thinned out when there are more than wanted, keeping extremes. */
    public List<Reading> readings(long assetId, String channel, long from, long to, int maxPoints) {
        throw new UnsupportedOperationException();
    }

    /** The channels an asset has sent readings of. */
    public List<Channel> channels(long assetId) {
        throw new UnsupportedOperationException();
    }

    /** What an asset's device said happened, in order of device time. */
    public List<DeviceEvent> events(long assetId, long from, long to) {
        throw new UnsupportedOperationException();
    }

    /** A frame by its place; empty when it is no longer kept. */
    public Optional<LoggedFrame> frame(FrameReference reference) {
        throw new UnsupportedOperationException();
    }

    /** The last frames of an asset, newest first; at most 32. */
    public List<LoggedFrame> recentFrames(long assetId, int limit) {
        throw new UnsupportedOperationException();
    }

    /** An alarm by its id. */
    public Optional<Alarm> alarm(String alarmId) {
        throw new UnsupportedOperationException();
    }

    /** Alarms that are not done with, in no particular order. */
    public List<Alarm> openAlarms(int limit) {
        throw new UnsupportedOperationException();
    }

    /** Alarms of one asset, in no particular order, those done with included. */
    public List<Alarm> alarmsOf(long assetId, int limit) {
        throw new UnsupportedOperationException();
    }

    /** Transitions not yet marked done, oldest first. */
    public List<AlarmTransition> outbox(int partition, int limit) {
        throw new UnsupportedOperationException();
    }

    /** Marks transitions of a partition up to and including one as done: they are forgotten. */
    public void outboxDone(int partition, long throughSequence) {
        throw new UnsupportedOperationException();
    }

    /** Passes position reports, asset by asset and each asset's in order of device time; of all assets when none is given. */
    public void forEachFix(long from, long to, @Nullable Long assetId, Consumer<Fix> consumer) {
        throw new UnsupportedOperationException();
    }

    /** Figures for watching the engine. */
    public EngineMetrics metrics() {
        throw new UnsupportedOperationException();
    }

    /** How many partitions there are. */
    public int partitions() {
        throw new UnsupportedOperationException();
    }

    /** Commits what is queued, saves all states and stops. Frames that cannot be committed stay unacknowledged. */
    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
