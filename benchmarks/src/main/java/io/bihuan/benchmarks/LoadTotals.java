package io.bihuan.benchmarks;

import org.HdrHistogram.Histogram;

/** What all connections of one load did. Belongs to the load's event loop. */
final class LoadTotals {

    private final Histogram latency = new Histogram(60_000_000_000L, 3);
    long connected;
    long sent;
    long acknowledged;
    long failures;

    void acknowledged(long nanos) {
        acknowledged++;
        latency.recordValue(Math.clamp(nanos, 1, 60_000_000_000L));
    }

    void forgetLatency() {
        latency.reset();
    }

    double latencyMillis(double percentile) {
        return latency.getValueAtPercentile(percentile) / 1e6;
    }
}
