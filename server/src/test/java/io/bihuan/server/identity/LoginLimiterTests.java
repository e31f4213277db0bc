package io.bihuan.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LoginLimiterTests {

    private final AtomicLong nanos = new AtomicLong();
    private final LoginLimiter limiter = new LoginLimiter(nanos::get);

    private void fail(int times, String name, String address) {
        for (int i = 0; i < times; i++) {
            limiter.failed(name, address);
        }
    }

    @Test
    void refusesNameAfterTooManyFailuresFromAnywhere() {
        for (int i = 0; i < LoginLimiter.PER_NAME; i++) {
            assertThat(limiter.admits("li", "10.0.0." + i)).isTrue();
            limiter.failed("li", "10.0.0." + i);
        }

        assertThat(limiter.admits("LI ", "10.0.0.99")).isFalse();
        assertThat(limiter.admits("wang", "10.0.0.99")).isTrue();
    }

    @Test
    void refusesAddressAfterTooManyFailuresForAnyName() {
        for (int i = 0; i < LoginLimiter.PER_ADDRESS; i++) {
            limiter.failed("name" + i, "10.0.0.1");
        }

        assertThat(limiter.admits("fresh", "10.0.0.1")).isFalse();
        assertThat(limiter.admits("fresh", "10.0.0.2")).isTrue();
    }

    @Test
    void admitsAgainAfterTheWindow() {
        fail(LoginLimiter.PER_NAME, "li", "10.0.0.1");

        nanos.addAndGet(LoginLimiter.WINDOW.plusSeconds(1).toNanos());

        assertThat(limiter.admits("li", "10.0.0.1")).isTrue();
    }

    @Test
    void forgetsFailuresOfNameThatSucceeded() {
        fail(LoginLimiter.PER_NAME - 1, "li", "10.0.0.1");
        limiter.succeeded("li");
        fail(1, "li", "10.0.0.1");

        assertThat(limiter.admits("li", "10.0.0.1")).isTrue();
    }
}
