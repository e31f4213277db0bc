package io.bihuan.benchmarks.load;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Lets time pass while something else is measured. */
public final class Waiting {

    private static final Duration LOOK = Duration.ofMillis(100);

    private Waiting() {}

    /** Waits so long. */
    public static void pause(Duration time) {
        try {
            boolean early = new CountDownLatch(1).await(time.toNanos(), TimeUnit.NANOSECONDS);
            assert !early;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while measuring", e);
        }
    }

    /**
     * Waits until something is so.
     *
     * @throws IllegalStateException when it is not after so long
     */
    public static void until(String what, Duration most, BooleanSupplier so) {
        long end = System.nanoTime() + most.toNanos();
        while (!so.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("Waited " + most.toSeconds() + " s in vain until " + what);
            }
            pause(LOOK);
        }
    }
}
