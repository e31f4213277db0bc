package io.bihuan.server.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class WallClockTests {

    private Instant time = Instant.parse("2026-11-22T08:00:00Z");
    private long nanos;

    private final WallClock clock = new WallClock(
            new Clock() {
                @Override
                public ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return this;
                }

                @Override
                public Instant instant() {
                    return time;
                }
            },
            () -> nanos);

    private void pass(Duration really, Duration onTheClock) {
        nanos += really.toNanos();
        time = time.plus(onTheClock);
        clock.look();
    }

    @Test
    void saysNothingOfAClockThatGoes() {
        clock.look();
        pass(Duration.ofSeconds(5), Duration.ofMillis(5_300));
        pass(Duration.ofHours(3), Duration.ofHours(3));

        assertThat(clock.steppedLately()).isFalse();
    }

    @Test
    void noticesAClockThatIsSetBackAndForgetsItAfterAnHour() {
        clock.look();
        pass(Duration.ofSeconds(5), Duration.ofMinutes(-10));

        assertThat(clock.steppedLately()).isTrue();
        assertThat(clock.lastStep()).isEqualTo(Duration.ofMinutes(-10).minusSeconds(5));

        pass(Duration.ofMinutes(61), Duration.ofMinutes(61));
        assertThat(clock.steppedLately()).isFalse();
    }

    @Test
    void noticesAClockThatIsSetForth() {
        clock.look();
        pass(Duration.ofSeconds(5), Duration.ofHours(1));

        assertThat(clock.lastStep()).isEqualTo(Duration.ofHours(1).minusSeconds(5));
    }
}
