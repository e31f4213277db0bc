package io.bihuan.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.bihuan.benchmarks.load.Fleet;
import io.bihuan.benchmarks.load.LoadResult;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** The fleet against the bare server: what it counts was sent and acknowledged. How fast is not asked. */
class FleetIT {

    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 9, 1);

    @Test
    void countsTheAcknowledgementsOfASaturatedServer() {
        try (BareServer server = BareServer.start();
                Fleet fleet = Fleet.connect(server.address(), new Fleet.Roster(0, 7, FIRST_DAY))) {
            LoadResult result = fleet.saturate(8, Duration.ofMillis(200), Duration.ofMillis(500), () -> {}, () -> {});
            assertThat(result.acknowledged()).isPositive();
            assertThat(result.refused()).isZero();
            assertThat(result.closed()).isZero();
            assertThat(fleet.acknowledged()).isGreaterThanOrEqualTo(result.acknowledged());
        }
    }

    @Test
    void countsAndTimesTheAcknowledgementsOfPacedReports() {
        try (BareServer server = BareServer.start();
                Fleet fleet = Fleet.connect(server.address(), new Fleet.Roster(0, 3, FIRST_DAY))) {
            LoadResult result = fleet.pace(1_000, 2, Duration.ofMillis(200), Duration.ofSeconds(1));
            assertThat(result.acknowledged()).isPositive();
            assertThat(result.refused()).isZero();
            assertThat(result.p50Millis()).isPositive();
            assertThat(result.p99Millis()).isBetween(result.p50Millis(), result.maxMillis() * 1.01);
        }
    }
}
