package io.bihuan.server.detection;

import io.bihuan.engine.DecodeContext;
import io.bihuan.engine.FrameDecoder;
import io.bihuan.engine.InboundFrame;
import io.bihuan.server.telemetry.Stage;
import io.bihuan.server.telemetry.StageLatencies;
import java.time.Clock;
import java.util.concurrent.TimeUnit;

/**
 * Looks at the watch for one frame in a hundred: how long it waited in the queue, and how long decoding took. Changes
 * nothing about what is decoded. Frames that are replayed at the start are not looked at.
 */
final class MeasuredDecoder implements FrameDecoder {

    private static final int EVERY = 100;

    private final FrameDecoder decoder;
    private final StageLatencies latencies;
    private final Clock clock;
    private volatile boolean live;
    /** Counted by several partitions without a lock: a lost count only moves the sample. */
    private int seen;

    MeasuredDecoder(FrameDecoder decoder, StageLatencies latencies, Clock clock) {
        this.decoder = decoder;
        this.latencies = latencies;
        this.clock = clock;
    }

    /** From now on frames come from the sockets. */
    void goLive() {
        live = true;
    }

    @Override
    public void decode(InboundFrame frame, DecodeContext context) {
        int number = seen + 1;
        seen = number;
        if (number % EVERY != 0 || !live) {
            decoder.decode(frame, context);
            return;
        }
        latencies.record(Stage.RECEIVED, TimeUnit.MILLISECONDS.toNanos(clock.millis() - frame.receivedTimeMillis()));
        long started = System.nanoTime();
        decoder.decode(frame, context);
        latencies.record(Stage.DECODED, System.nanoTime() - started);
    }
}
