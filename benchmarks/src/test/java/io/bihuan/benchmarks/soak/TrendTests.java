package io.bihuan.benchmarks.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TrendTests {

    private static final int LOOKS = 40;

    private static Trend trend(double perHour, double scatter) {
        Trend trend = new Trend();
        Random random = new Random(808);
        for (int i = 0; i < LOOKS; i++) {
            double hour = i / (double) LOOKS;
            trend.add(hour, 500 + perHour * hour + scatter * random.nextGaussian());
        }
        return trend;
    }

    @Test
    void findsTheSlopeOfAStraightLine() {
        assertThat(trend(120, 0).perHour()).isCloseTo(120, within(1e-6));
    }

    @Test
    void callsAFigureFlatThatOnlyScatters() {
        assertThat(trend(0, 40).grows()).isFalse();
    }

    @Test
    void callsAFigureFlatThatGrowsByLessThanItMayWithinTheTime() {
        assertThat(trend(10, 0.1).grows()).isFalse();
    }

    @Test
    void findsALeakUnderScatter() {
        assertThat(trend(120, 15).grows()).isTrue();
    }

    @Test
    void callsAFigureFlatThatFalls() {
        assertThat(trend(-120, 1).grows()).isFalse();
    }
}
