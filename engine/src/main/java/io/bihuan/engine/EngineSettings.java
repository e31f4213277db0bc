package io.bihuan.engine;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How an engine runs.
 *
 * @param directory where its store lies; created when missing
 * @param partitions how many partitions (threads), 1 … 64, fixed for the life of the directory; 0 for what the directory
 *     has, in a new one half of the processors
 * @param queueCapacity frames a partition's queue holds, a power of two
 * @param maxBatch frames committed at once at most
 * @param durability what an acknowledgement promises
 * @param saveInterval how often an asset's state is saved at most; bounds the replay after a crash
 * @param keepFrames how long frames stay in the log (frames of alarms stay as long as the alarm)
 * @param keepObservations how long chunks stay
 * @param keepAlarms how long alarms stay after they were done with, and with them their frames
 * @param futureTolerance how far a device's clock may run ahead before its time is replaced
 * @param fragmentBytesPerAsset bytes of waiting fragments of one asset at most
 * @param fragmentTimeout how long fragments wait for the missing ones
 */
public record EngineSettings(
        Path directory,
        int partitions,
        int queueCapacity,
        int maxBatch,
        Durability durability,
        Duration saveInterval,
        Duration keepFrames,
        Duration keepObservations,
        Duration keepAlarms,
        Duration futureTolerance,
        int fragmentBytesPerAsset,
        Duration fragmentTimeout) {
    private static final int MOST_PARTITIONS = 64;

    public EngineSettings {
        if (partitions < 0 || partitions > MOST_PARTITIONS) {
            throw new IllegalArgumentException("An engine has 1 to " + MOST_PARTITIONS
                    + " partitions, or 0 for as many as fit the machine, not " + partitions);
        }
        if (queueCapacity < 2 || Integer.bitCount(queueCapacity) != 1) {
            throw new IllegalArgumentException("The queue's capacity must be a power of two, not " + queueCapacity);
        }
        if (maxBatch < 1) {
            throw new IllegalArgumentException("A batch holds at least 1 frame, not " + maxBatch);
        }
    }

    /**
     * Settings that suit most: partitions as they fit the machine, synced commits, 30 days of frames, two years of
     * observations.
     */
    public static EngineSettings of(Path directory) {
        return new EngineSettings(
                directory,
                0,
                16_384,
                4_096,
                Durability.everyCommit(),
                Duration.ofSeconds(60),
                Duration.ofDays(30),
                Duration.ofDays(730),
                Duration.ofDays(3650),
                Duration.ofMinutes(5),
                1 << 20,
                Duration.ofMinutes(2));
    }

    /**
     * How many partitions a new directory gets. Where they are left to the engine it is half of the processors: sockets,
     * database and web need the others, and fewer partitions make fuller commits.
     */
    int newPartitions() {
        return partitions > 0
                ? partitions
                : Math.clamp(Runtime.getRuntime().availableProcessors() / 2, 1, MOST_PARTITIONS);
    }

    /** The same with another number of partitions. */
    public EngineSettings withPartitions(int number) {
        return new EngineSettings(
                directory,
                number,
                queueCapacity,
                maxBatch,
                durability,
                saveInterval,
                keepFrames,
                keepObservations,
                keepAlarms,
                futureTolerance,
                fragmentBytesPerAsset,
                fragmentTimeout);
    }

    /** The same with other queues: their capacity, and the frames committed at once at most. */
    public EngineSettings withQueue(int capacity, int batch) {
        return new EngineSettings(
                directory,
                partitions,
                capacity,
                batch,
                durability,
                saveInterval,
                keepFrames,
                keepObservations,
                keepAlarms,
                futureTolerance,
                fragmentBytesPerAsset,
                fragmentTimeout);
    }

    /** The same with another durability. */
    public EngineSettings withDurability(Durability other) {
        return new EngineSettings(
                directory,
                partitions,
                queueCapacity,
                maxBatch,
                other,
                saveInterval,
                keepFrames,
                keepObservations,
                keepAlarms,
                futureTolerance,
                fragmentBytesPerAsset,
                fragmentTimeout);
    }

    /** The same with other times: between saves of an asset's state, of keeping frames, of keeping observations. */
    public EngineSettings withTimes(Duration save, Duration frames, Duration observations) {
        return new EngineSettings(
                directory,
                partitions,
                queueCapacity,
                maxBatch,
                durability,
                save,
                frames,
                observations,
                keepAlarms,
                futureTolerance,
                fragmentBytesPerAsset,
                fragmentTimeout);
    }

    /** The same with alarms kept for another time after they were done with. */
    public EngineSettings withAlarmsKept(Duration time) {
        return new EngineSettings(
                directory,
                partitions,
                queueCapacity,
                maxBatch,
                durability,
                saveInterval,
                keepFrames,
                keepObservations,
                time,
                futureTolerance,
                fragmentBytesPerAsset,
                fragmentTimeout);
    }
}
