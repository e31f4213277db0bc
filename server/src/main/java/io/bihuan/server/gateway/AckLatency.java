package io.bihuan.server.gateway;

import io.bihuan.engine.CommittedFrame;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import org.springframework.stereotype.Component;

/** How long frames wait between arrival and acknowledgement, in whole milliseconds up to a minute. */
@Component
class AckLatency {

    private static final int SLOTS = 512;
    private final AtomicLongArray counts = new AtomicLongArray(SLOTS);

    /** On a partition's thread: notes frames of one commit. */
    void record(List<CommittedFrame> frames, long nowMillis) {
        int run = 0;
        int slotOfRun = -1;
        for (CommittedFrame frame : frames) {
            int slot = slot(nowMillis - frame.frame().receivedTimeMillis());
            if (slot == slotOfRun) {
                run++;
                continue;
            }
            if (run > 0) {
                counts.addAndGet(slotOfRun, run);
            }
            slotOfRun = slot;
            run = 1;
        }
        if (run > 0) {
            counts.addAndGet(slotOfRun, run);
        }
    }

    /** A summary of everything since the start. */
    GatewayFigures.Latency summary() {
        long[] now = new long[SLOTS];
        long total = 0;
        int last = 0;
        for (int i = 0; i < SLOTS; i++) {
            now[i] = counts.get(i);
            total += now[i];
            last = now[i] > 0 ? i : last;
        }
        return new GatewayFigures.Latency(total, quantile(now, total, 0.5), quantile(now, total, 0.99), millis(last));
    }

    private static double quantile(long[] counts, long total, double share) {
        long wanted = (long) Math.ceil(total * share);
        long seen = 0;
        for (int i = 0; i < counts.length; i++) {
            seen += counts[i];
            if (seen >= wanted && total > 0) {
                return millis(i);
            }
        }
        return 0;
    }

    /** Up to 255 ms exact, then steps of 240 ms up to a minute. */
    private static int slot(long millis) {
        if (millis < 256) {
            return (int) Math.max(0, millis);
        }
        return (int) Math.min(SLOTS - 1, 256 + (millis - 256) / 240);
    }

    private static double millis(int slot) {
        return slot < 256 ? slot : 256 + (slot - 256) * 240.0;
    }
}
