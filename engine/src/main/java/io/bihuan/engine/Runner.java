package io.bihuan.engine;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/** The thread of one partition: the only threads an engine starts. */
final class Runner {
    private static final long IDLE_NANOS = 20_000_000;
    private final Partition partition;
    private final Thread thread;
    private final CompletableFuture<Boolean> recovered = new CompletableFuture<>();
    private volatile boolean parked;
    private volatile boolean stopping;
    private volatile boolean aborting;

    Runner(Partition partition, Runnable recovery) {
        this.partition = partition;
        this.thread = Thread.ofPlatform()
                .name("engine-partition-" + partition.number)
                .unstarted(() -> runAndRelease(recovery));
    }

    void start() {
        thread.start();
    }

    /** Completes when the partition takes traffic, or with why it cannot. */
    CompletableFuture<Boolean> recovered() {
        return recovered;
    }

    private void runAndRelease(Runnable recovery) {
        try {
            run(recovery);
        } finally {
            partition.release();
        }
    }

    private void run(Runnable recovery) {
        try {
            recovery.run();
            recovered.complete(true);
        } catch (RuntimeException e) {
            recovered.completeExceptionally(e);
            return;
        }
        while (!stopping) {
            if (!partition.doWork()) {
                parked = true;
                if (!partition.hasWork() && !stopping) {
                    LockSupport.parkNanos(IDLE_NANOS);
                }
                parked = false;
            }
        }
        if (!aborting) {
            partition.finish();
        }
    }

    /** Something was handed to the partition. */
    void wake() {
        if (parked) {
            LockSupport.unpark(thread);
        }
    }

    boolean isCurrent() {
        return Thread.currentThread() == thread;
    }

    /** Has the thread end after what is queued, or at once. */
    void stop(boolean abort) {
        aborting = abort;
        stopping = true;
        LockSupport.unpark(thread);
    }

    /** Waits for the thread's end; a failing commit is given up after a time, for 0 at once. */
    void join(long patienceMillis) {
        try {
            if (patienceMillis > 0) {
                thread.join(patienceMillis);
            }
            partition.giveUp();
            thread.join();
        } catch (InterruptedException e) {
            partition.giveUp();
            Thread.currentThread().interrupt();
        }
    }
}
