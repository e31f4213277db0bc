package io.bihuan.engine;

import java.util.List;

/** Hears from the partitions. Called on a partition's thread: must be quick and must not wait for the engine. */
public interface EngineListener {
    /** Frames whose commit is as durable as the settings ask, in order per asset: now they may be acknowledged. */
    void committed(int partition, List<CommittedFrame> frames);

    /**
     * A fragmented message has waited for its missing parts.
     *
     * @param assetId the asset
     * @param setKey as the decoder gave it
     * @param firstSerial serial number of the first part, 0 … 65,535
     * @param missingIndexes the parts that are missing, from 1
     */
    void fragmentsMissing(long assetId, long setKey, int firstSerial, int[] missingIndexes);

    /** A queue that had refused a frame has room again. */
    void spaceAvailable(int partition);

    /** A commit failed; it will be tried again until it works, and nothing is acknowledged meanwhile. Called once. */
    void storeFailed(int partition, Exception cause);

    /** The commit that had failed has worked. */
    void storeRecovered(int partition);
}
