package io.bihuan.benchmarks;

import io.bihuan.engine.CommittedFrame;
import io.bihuan.engine.EngineListener;
import io.bihuan.engine.FrameOutcome;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** Counts what was committed and tells the offering thread when there is room. */
final class CountingListener implements EngineListener {

    private final LongAdder committed = new LongAdder();
    private final Semaphore space = new Semaphore(0);

    long committed() {
        return committed.sum();
    }

    /** Waits for room, a few milliseconds at most. */
    void awaitSpace() {
        try {
            if (space.tryAcquire(5, TimeUnit.MILLISECONDS)) {
                space.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for the engine", e);
        }
    }

    @Override
    public void committed(int partition, List<CommittedFrame> frames) {
        for (CommittedFrame frame : frames) {
            if (frame.outcome() != FrameOutcome.ACCEPTED) {
                throw new IllegalStateException("A report was taken as " + frame.outcome() + ": " + frame.rejection());
            }
        }
        committed.add(frames.size());
    }

    @Override
    public void fragmentsMissing(long assetId, long setKey, int firstSerial, int[] missingIndexes) {
        throw new IllegalStateException("Reports have no fragments, asset " + assetId);
    }

    @Override
    public void spaceAvailable(int partition) {
        space.release();
    }

    @Override
    public void storeFailed(int partition, Exception cause) {
        throw new IllegalStateException("The store failed", cause);
    }

    @Override
    public void storeRecovered(int partition) {
        space.release();
    }
}
