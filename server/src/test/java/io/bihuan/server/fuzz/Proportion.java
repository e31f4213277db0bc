package io.bihuan.server.fuzz;

/** What one input may cost. */
public final class Proportion {

    private static final long MOST_BYTES = 64L << 20;
    private static final long MOST_BYTES_PER_BYTE = 20_000;
    private static final long LONGEST_CPU_NANOS = 2_000_000_000L;

    private Proportion() {}

    /** As {@link #check(int, long, long, long)} with what most inputs may cost whatever their length. */
    public static void check(int length, long cpuNanos, long bytes) {
        check(length, cpuNanos, bytes, MOST_BYTES);
    }

    /**
     * Refuses costs out of proportion.
     *
     * @param length of the input, in bytes
     * @param cpuNanos CPU time its thread took
     * @param bytes memory its thread asked for, kept or not
     * @param mostBytes what it may ask for whatever the length
     */
    public static void check(int length, long cpuNanos, long bytes, long mostBytes) {
        if (bytes > mostBytes + length * MOST_BYTES_PER_BYTE) {
            throw new IllegalStateException(bytes + " bytes were allocated for " + length);
        }
        if (cpuNanos > LONGEST_CPU_NANOS) {
            throw new IllegalStateException(cpuNanos / 1_000_000 + " ms of CPU were taken");
        }
    }
}
