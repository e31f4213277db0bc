package io.bihuan.simulator.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bihuan.codec.jt808.T0200LocationReport;
import io.bihuan.simulator.city.City;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TracksTests {
    private static final Instant START = Instant.parse("2026-11-22T02:00:00Z");

    @Test
    void replaysEveryRowOnceWithItsOwnDistances() {
        Tracks tracks = Tracks.parse(
                "t.csv",
                List.of(
                        "vehicle,time,lon,lat,speed",
                        "13900000001,2026-01-05T08:00:00,118.0,38.9,60",
                        "13900000001,2026-01-05T08:00:20+08:00,118.005,38.9,72.5",
                        "13900000001,2026-01-05T00:00:05Z,118.001,38.9,64"));
        PaperPlatform platform = new PaperPlatform();
        Plan plan = new Plan(City.of(7, 0), 7, "-", 1, START, 10, 1, Duration.ZERO, 25, 3, tracks, null);
        Fleet fleet = Simulation.fleet(plan, new Tally(null), platform);
        for (long now = 0; now < 60_000; now += 250) {
            platform.deliver();
            fleet.advance(START.getEpochSecond() + now / 1_000, now);
            fleet.tick(now);
        }
        List<T0200LocationReport> reports = platform.reports.get("013900000001");
        assertThat(reports).extracting(T0200LocationReport::speedKmh).containsExactly(60.0, 64.0, 72.5);
        assertThat(reports).extracting(T0200LocationReport::longitudeDegrees).containsExactly(118.0, 118.001, 118.005);
        assertThat(reports)
                .extracting(report -> report.time().digits())
                .containsExactly("261122100005", "261122100010", "261122100025");
    }

    @Test
    void rejectsRowWithTooFewColumns() {
        assertThatThrownBy(() -> Tracks.parse("t.csv", List.of("a,2026-01-05T08:00:00,118.0")))
                .hasMessage("t.csv line 1 has 3 columns, needs vehicle,time,lon,lat,speed");
    }

    @Test
    void rejectsRowWithWrongTime() {
        assertThatThrownBy(() -> Tracks.parse("t.csv", List.of("a,yesterday,118.0,38.9,4")))
                .hasMessageContaining("line 1 has the time yesterday");
    }

    @Test
    void rejectsRowOutsideTheWorld() {
        assertThatThrownBy(() -> Tracks.parse("t.csv", List.of("a,2026-01-05T08:00:00,38.9,118.0,4")))
                .hasMessageContaining("line 1 lies outside the world");
    }

    @Test
    void rejectsFileWithoutRows() {
        assertThatThrownBy(() -> Tracks.parse("t.csv", List.of("vehicle,time,lon,lat,speed")))
                .hasMessageContaining("t.csv holds no track");
    }
}
