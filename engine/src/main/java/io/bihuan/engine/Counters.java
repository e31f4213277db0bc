package io.bihuan.engine;

/** A partition's figures. Written by its thread, read by any. */
final class Counters {
    volatile long frames;
    volatile long duplicateFrames;
    volatile long rejectedFrames;
    volatile long rejectedItems;
    volatile long observations;
    volatile long duplicateObservations;
    volatile long lateObservations;
    volatile long commits;
    volatile long failedCommits;
    volatile long transitions;
    volatile long logBytes;
    volatile long chunkBytes;
    volatile long chunkObservations;
    final LatencyHistogram decodeAndDetect = new LatencyHistogram();
    final LatencyHistogram commit = new LatencyHistogram();
    /** Of the batch at work; added up at its end, for a volatile write per observation would cost more than the rest. */
    int batchFrames;

    int batchDuplicateFrames;
    int batchRejectedFrames;
    int batchRejectedItems;
    int batchObservations;
    int batchDuplicates;
    int batchLate;

    void endBatch() {
        frames = frames + batchFrames;
        duplicateFrames = duplicateFrames + batchDuplicateFrames;
        rejectedFrames = rejectedFrames + batchRejectedFrames;
        rejectedItems = rejectedItems + batchRejectedItems;
        observations = observations + batchObservations;
        duplicateObservations = duplicateObservations + batchDuplicates;
        lateObservations = lateObservations + batchLate;
        forgetBatch();
    }

    void forgetBatch() {
        batchFrames = 0;
        batchDuplicateFrames = 0;
        batchRejectedFrames = 0;
        batchRejectedItems = 0;
        batchObservations = 0;
        batchDuplicates = 0;
        batchLate = 0;
    }

    PartitionMetrics snapshot(int partition, FrameQueue queue, int assets, long outboxDepth) {
        return new PartitionMetrics(
                partition,
                queue.depth(),
                queue.capacity(),
                frames,
                duplicateFrames,
                rejectedFrames,
                rejectedItems,
                observations,
                duplicateObservations,
                lateObservations,
                commits,
                failedCommits,
                transitions,
                outboxDepth,
                assets,
                logBytes,
                chunkBytes,
                chunkObservations,
                decodeAndDetect,
                commit);
    }
}
