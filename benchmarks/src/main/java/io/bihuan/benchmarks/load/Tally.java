package io.bihuan.benchmarks.load;

import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.SingleWriterRecorder;

/** What one event loop counted. Written by that loop, read by anyone. */
final class Tally {
    final AtomicLong acknowledged = new AtomicLong();
    final AtomicLong refused = new AtomicLong();
    final AtomicLong closed = new AtomicLong();
    /** Nanoseconds from a report's time to leave to its acknowledgement; up to a minute. */
    final SingleWriterRecorder latency = new SingleWriterRecorder(60_000_000_000L, 3);
}
