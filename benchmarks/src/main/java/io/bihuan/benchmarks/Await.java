package io.bihuan.benchmarks;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waiting, for measurements. */
final class Await {

    private static final long STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private Await() {}

    /** Lets time pass, at most until something is so. */
    static void pass(double seconds, BooleanSupplier until) throws InterruptedException {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        while (System.nanoTime() < end && !until.getAsBoolean()) {
            LockSupport.parkNanos(STEP_NANOS);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }

    /** @throws IllegalStateException naming what did not happen in time */
    static void until(String what, double seconds, BooleanSupplier condition) throws InterruptedException {
        pass(seconds, condition);
        if (!condition.getAsBoolean()) {
            throw new IllegalStateException("Waited " + seconds + " s in vain: " + what);
        }
    }
}
