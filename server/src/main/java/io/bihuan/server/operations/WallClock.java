package io.bihuan.server.operations;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Notices when the machine's clock is set: due times and silence are judged by it, so somebody should know. */
@Component
class WallClock {

    private static final Duration TOLERATED = Duration.ofSeconds(2);
    private static final Duration REMEMBERED = Duration.ofHours(1);

    private final Clock clock;
    private final LongSupplier nanos;
    private @Nullable Instant seenAt;
    private long seenNanos;
    private Duration lastStep = Duration.ZERO;
    private long steppedNanos;

    @Autowired
    WallClock(Clock clock) {
        this(clock, System::nanoTime);
    }

    /** @param nanos a count of nanoseconds that nobody can set */
    WallClock(Clock clock, LongSupplier nanos) {
        this.clock = clock;
        this.nanos = nanos;
    }

    /** Compares how far the clock has gone with how much time has passed. */
    @Scheduled(fixedRate = 5_000)
    synchronized void look() {
        Instant now = clock.instant();
        long count = nanos.getAsLong();
        if (seenAt != null) {
            Duration step = Duration.between(seenAt, now).minusNanos(count - seenNanos);
            if (step.abs().compareTo(TOLERATED) > 0) {
                lastStep = step;
                steppedNanos = count;
            }
        }
        seenAt = now;
        seenNanos = count;
    }

    /** Whether the clock was set within the last hour by more than two seconds. */
    synchronized boolean steppedLately() {
        return !lastStep.isZero() && nanos.getAsLong() - steppedNanos < REMEMBERED.toNanos();
    }

    /** How far it was set last, negative when back; zero when never. */
    synchronized Duration lastStep() {
        return lastStep;
    }

    Instant now() {
        return clock.instant();
    }
}
