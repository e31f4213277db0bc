package io.bihuan.engine.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bihuan.engine.observation.Position;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DailyWindowTests {
    @Test
    void holdsItsFirstMinuteAndNotItsLast() {
        DailyWindow window = new DailyWindow(480, 540);
        assertThat(new boolean[] {window.contains(479), window.contains(480), window.contains(539), window.contains(540)
                })
                .containsExactly(false, true, true, false);
    }

    @Test
    void runsOverMidnightWhenItsEndIsNotAfterItsStart() {
        DailyWindow window = new DailyWindow(1380, 300);
        assertThat(new int[] {1379, 1380, 1439, 0, 299, 300}).satisfies(minutes -> {
            assertThat(java.util.Arrays.stream(minutes).filter(window::contains).toArray())
                    .containsExactly(1380, 1439, 0, 299);
        });
        assertThat(java.util.stream.IntStream.range(0, 1440).filter(window::contains))
                .hasSize(360);
        DailyWindow whole = new DailyWindow(600, 600);
        assertThat(java.util.stream.IntStream.range(0, 1440).filter(whole::contains))
                .hasSize(1440);
    }

    @Test
    void refusesMinutesOutsideTheDay() {
        for (int[] bad : new int[][] {{-1, 10}, {1440, 10}, {0, -1}, {0, 1441}}) {
            assertThatThrownBy(() -> new DailyWindow(bad[0], bad[1]))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("got " + bad[0] + " to " + bad[1]);
        }
    }

    @Test
    void tellsTheMinuteOfTheDayEastAndWestOfGreenwichAndBeforeTheEpoch() {
        DetectionProgram china = new DetectionProgram(List.of(), List.of(), List.of(), 28_800);
        DetectionProgram chile = new DetectionProgram(List.of(), List.of(), List.of(), -14_400);
        assertThat(china.minuteOfDay(0)).isEqualTo(480);
        assertThat(china.minuteOfDay(57_599_999)).isEqualTo(1439);
        assertThat(china.minuteOfDay(57_600_000)).isZero();
        assertThat(chile.minuteOfDay(0)).isEqualTo(1200);
        assertThat(china.minuteOfDay(-28_800_001)).isEqualTo(1439);
    }

    @Test
    void refusesTwoDetectorsOrTwoAreasOfOneId() {
        Overspeed rule = new Overspeed(new Envelope("speed", 1, 0, 0), 80, Map.of(), List.of(), 0, 0, 0);
        assertThatThrownBy(() -> new DetectionProgram(List.of(rule, rule), List.of(), List.of(), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Two detectors have the id speed");
        AreaShape circle = new AreaShape.Circle(new Position(0, 0), 10);
        Area area = new Area(4, "a", "b", circle, Area.Rules.noEntry());
        assertThatThrownBy(() -> new DetectionProgram(List.of(), List.of(area, area), List.of(), 0))
                .hasMessageContaining("Two areas have the id 4");
        assertThatThrownBy(() -> new Area(0, "a", "b", circle, Area.Rules.noEntry()))
                .hasMessageContaining("got 0");
    }
}
