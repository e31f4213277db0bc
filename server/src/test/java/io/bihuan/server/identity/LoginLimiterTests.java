package io.bihuan.server.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.bihuan.server.http.Problem;
import java.time.Duration;
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

    private void admits(String name, String address) {
        assertThatNoException().isThrownBy(() -> limiter.check(name, address));
    }

    private Problem refuses(String name, String address) {
        var refusal = new Problem[1];
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> limiter.check(name, address))
                .withMessage("login-limited")
                .satisfies(problem -> refusal[0] = problem);
        return refusal[0];
    }

    @Test
    void refusesNameAfterTooManyFailuresFromAnywhere() {
        for (int i = 0; i < LoginLimiter.PER_NAME; i++) {
            admits("li", "10.0.0." + i);
            limiter.failed("li", "10.0.0." + i);
        }

        refuses("LI ", "10.0.0.99");
        admits("wang", "10.0.0.99");
    }

    @Test
    void refusesAddressAfterTooManyFailuresForAnyName() {
        for (int i = 0; i < LoginLimiter.PER_ADDRESS; i++) {
            limiter.failed("name" + i, "10.0.0.1");
        }

        refuses("fresh", "10.0.0.1");
        admits("fresh", "10.0.0.2");
    }

    @Test
    void countsAWholeHouseholdOfIpv6Together() {
        for (int i = 0; i < LoginLimiter.PER_ADDRESS; i++) {
            limiter.failed("name" + i, "2001:db8:1:2::" + Integer.toHexString(i));
        }

        refuses("fresh", "2001:db8:1:2:ffff::1");
        admits("fresh", "2001:db8:1:3::1");
    }

    @Test
    void saysHowLongToWaitAndAdmitsThen() {
        fail(LoginLimiter.PER_NAME, "li", "10.0.0.1");
        nanos.addAndGet(Duration.ofMinutes(4).toNanos());

        assertThat(refuses("li", "10.0.0.1").retryAfter()).hasValue(Duration.ofMinutes(6));
        nanos.addAndGet(Duration.ofMinutes(6).toNanos());

        admits("li", "10.0.0.1");
    }

    @Test
    void forgetsFailuresOfNameThatSucceeded() {
        fail(LoginLimiter.PER_NAME - 1, "li", "10.0.0.1");
        limiter.succeeded("li", "10.0.0.1");
        fail(1, "li", "10.0.0.1");

        admits("li", "10.0.0.1");
    }

    @Test
    void strangersLockNobodyOutOfTheirOwnPlace() {
        limiter.succeeded("li", "10.0.0.1");
        fail(LoginLimiter.PER_NAME, "li", "203.0.113.5");

        refuses("li", "203.0.113.6");
        admits("li", "10.0.0.1");
        fail(LoginLimiter.PER_NAME, "li", "10.0.0.1");
        refuses("li", "10.0.0.1");
    }
}
