package io.bihuan.server.citizen;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bihuan.server.http.Problem;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ReportLimitsTests {

    private final AtomicLong nanos = new AtomicLong();
    private final ReportLimits limits = new ReportLimits(2, 5, nanos::get);

    @Test
    void limitsOneAddressUntilAnHourHasPassed() {
        limits.report("1.2.3.4", false);
        limits.report("1.2.3.4", false);
        assertThatThrownBy(() -> limits.report("1.2.3.4", false))
                .isInstanceOf(Problem.class)
                .hasMessage("citizen-limited");
        limits.report("1.2.3.5", false);

        nanos.addAndGet(Duration.ofMinutes(61).toNanos());

        assertThatNoException().isThrownBy(() -> limits.report("1.2.3.4", false));
    }

    @Test
    void limitsEverybodyTogether() {
        for (int i = 0; i < 5; i++) {
            limits.report("10.0.0." + i, false);
        }

        assertThatThrownBy(() -> limits.report("10.0.0.9", false)).hasMessage("citizen-busy");
        assertThatThrownBy(() -> limits.report("10.0.0.9", true)).hasMessage("citizen-busy");
    }

    @Test
    void countsAWholeHouseholdOfIpv6Together() {
        limits.report("2001:db8:1:2:3::1", false);
        limits.report("2001:db8:1:2:ffff::9", false);

        assertThatThrownBy(() -> limits.report("2001:db8:1:2::1", false)).hasMessage("citizen-limited");
        assertThatNoException().isThrownBy(() -> limits.report("2001:db8:1:3::1", false));
    }

    @Test
    void limitsWrongCodesOfOneReportFromManyAddresses() {
        for (int i = 0; i < 20; i++) {
            limits.lookup("10.0.0." + i, "SM-1");
            limits.wrongCode("SM-1");
        }

        assertThatThrownBy(() -> limits.lookup("10.0.1.1", "SM-1")).hasMessage("citizen-limited");
        assertThatNoException().isThrownBy(() -> limits.lookup("10.0.1.1", "SM-2"));
    }
}
