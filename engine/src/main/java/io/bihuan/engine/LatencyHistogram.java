package io.bihuan.engine;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Counts durations in buckets whose bounds grow by a quarter of a power of two. Written by one thread, read by any: a reader
 * sees each bucket exactly, the whole within the few records made while it reads.
 */
public final class LatencyHistogram {
    private static final int STEPS = 4;
    private static final int BUCKETS = 64 * STEPS;
    private final AtomicLongArray counts = new AtomicLongArray(BUCKETS);
    private volatile long total;

    void record(long nanos) {
        int bucket = bucketOf(Math.max(1, nanos));
        counts.lazySet(bucket, counts.getPlain(bucket) + 1);
        total = total + nanos;
    }

    private static int bucketOf(long nanos) {
        int exponent = 63 - Long.numberOfLeadingZeros(nanos);
        int fraction = exponent < 2 ? 0 : (int) (nanos >>> (exponent - 2)) & 3;
        return exponent * STEPS + fraction;
    }

    /** Upper bound of a bucket, in nanoseconds. */
    private static long bound(int bucket) {
        int exponent = bucket / STEPS;
        return exponent < 2 ? 2L << exponent : Math.max(1, (1L << exponent) + (bucket % STEPS + 1L << (exponent - 2)));
    }

    /** How many durations were counted. */
    public long count() {
        long sum = 0;
        for (int i = 0; i < BUCKETS; i++) {
            sum += counts.get(i);
        }
        return sum;
    }

    /** The sum of all durations, in nanoseconds. */
    public long totalNanos() {
        return total;
    }

    /**
     * A duration not exceeded by a share of those counted.
     *
     * @param share 0 … 1, for example 0.99
     * @return nanoseconds, at most a quarter too high; 0 when nothing was counted
     */
    public long quantileNanos(double share) {
        long wanted = (long) Math.ceil(count() * share);
        long seen = 0;
        for (int i = 0; i < BUCKETS; i++) {
            seen += counts.get(i);
            if (seen >= wanted && seen > 0) {
                return bound(i);
            }
        }
        return 0;
    }
}
