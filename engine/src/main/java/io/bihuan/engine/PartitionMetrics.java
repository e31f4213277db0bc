package io.bihuan.engine;

/**
 * Figures of one partition since its start.
 *
 * @param partition its number
 * @param queueDepth frames waiting
 * @param queueCapacity frames that may wait
 * @param frames frames committed, without duplicates
 * @param duplicateFrames frames that had been logged before
 * @param rejectedFrames frames the decoder could not read
 * @param rejectedItems items within frames the decoder could not read
 * @param observations observations kept
 * @param duplicateObservations observations known before
 * @param lateObservations observations older than their asset's newest
 * @param commits batches committed
 * @param failedCommits attempts to commit that failed
 * @param transitions steps in the lives of alarms
 * @param outboxDepth transitions not yet marked done
 * @param assets assets known
 * @param logBytes bytes of log records written
 * @param chunkBytes bytes of chunks written
 * @param chunkObservations observations in these chunks
 * @param decodeAndDetect time per batch from first decode to the built commit
 * @param commit time per batch of the write, with sync where asked
 */
public record PartitionMetrics(
        int partition,
        int queueDepth,
        int queueCapacity,
        long frames,
        long duplicateFrames,
        long rejectedFrames,
        long rejectedItems,
        long observations,
        long duplicateObservations,
        long lateObservations,
        long commits,
        long failedCommits,
        long transitions,
        long outboxDepth,
        int assets,
        long logBytes,
        long chunkBytes,
        long chunkObservations,
        LatencyHistogram decodeAndDetect,
        LatencyHistogram commit) {}
