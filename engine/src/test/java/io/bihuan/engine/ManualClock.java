package io.bihuan.engine;

import java.util.concurrent.atomic.AtomicLong;

/** A clock that stands until it is set; its nanoseconds run on, as they only measure. */
final class ManualClock implements EngineClock {
    static final long START = 1_790_000_000_000L;
    private final AtomicLong now = new AtomicLong(START);

    void set(long millis) {
        now.set(millis);
    }

    void advance(long millis) {
        now.addAndGet(millis);
    }

    @Override
    public long epochMillis() {
        return now.get();
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }
}
