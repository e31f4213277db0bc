package io.bihuan.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bihuan.engine.detector.Alarm;
import io.bihuan.engine.detector.Area;
import io.bihuan.engine.detector.AreaShape;
import io.bihuan.engine.detector.AssetProfile;
import io.bihuan.engine.detector.DailyWindow;
import io.bihuan.engine.detector.DetectionProgram;
import io.bihuan.engine.detector.Envelope;
import io.bihuan.engine.detector.Overspeed;
import io.bihuan.engine.observation.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Where speed and limit nearly meet: thresholds, midnight, areas' edges, fixes that cannot be trusted. */
class OverspeedEdgeTests {
    private static final long SHANGHAI_MIDNIGHT =
            Instant.parse("2026-11-21T16:00:00Z").toEpochMilli();
    private static final DailyWindow NIGHT = new DailyWindow(22 * 60, 5 * 60);
    private static final AreaShape CIRCLE = new AreaShape.Circle(new Position(31_000_000, 121_000_000), 500);

    private static Overspeed rule(long onDelay, long offDelay, double tolerance, double deadband) {
        return new Overspeed(
                new Envelope("speed", 2, onDelay, offDelay), 80, Map.of(), List.of(), tolerance, deadband, 0);
    }

    private static Rig rig(Overspeed rule, Area... areas) {
        DetectionProgram program =
                new DetectionProgram(List.of(rule), List.of(areas), List.of(new AssetProfile(2, "coach")), 28_800);
        return new Rig(new MemoryStore(), new ManualClock(), program, Duration.ofDays(1));
    }

    private static void drive(Rig rig, double... speeds) {
        for (double speed : speeds) {
            rig.drive(1, speed);
            rig.clock.advance(1_000);
        }
    }

    @Test
    void takesTheLimitItselfAsAllowed() {
        Rig rig = rig(rule(0, 0, 0, 0));
        drive(rig, 80);
        assertThat(rig.story()).isEmpty();
        drive(rig, 80.1);
        assertThat(rig.told()).extracting(t -> t.alarm().worstValue()).containsExactly(80.1);
    }

    @Test
    void letsPassWhatLiesWithinTheTolerance() {
        Rig rig = rig(rule(0, 0, 5, 0));
        drive(rig, 84, 85);
        assertThat(rig.story()).isEmpty();
        drive(rig, 85.1);
        assertThat(rig.told())
                .extracting(t -> t.alarm().limit() + " " + t.alarm().worstValue())
                .containsExactly("80.0 85.1");
    }

    @Test
    void neverTakesASpeedWithinTheDeadbandForTheWorst() {
        Rig rig = rig(rule(0, 0, 0, 10));
        drive(rig, 82, 71, 60);
        Alarm alarm = rig.told().getLast().alarm();
        assertThat(rig.story()).last().isEqualTo("RETURNED overspeed RETURNED_UNACKNOWLEDGED");
        assertThat(alarm.worstValue()).isEqualTo(82.0);
        assertThat(alarm.worst()).isEqualTo(alarm.first());
        assertThat(alarm.endTimeMillis()).isEqualTo(ManualClock.START + 2_000);
    }

    @Test
    void tellsTheWorstOfTheWholeTimeWhenItReturnsEvenIfItWasTooSmallToTellBefore() {
        Rig rig = rig(rule(0, 0, 0, 0));
        drive(rig, 90, 93, 91, 50);
        assertThat(rig.story()).hasSize(2);
        Alarm returned = rig.told().getLast().alarm();
        assertThat(returned.worstValue()).isEqualTo(93.0);
        assertThat(returned.worstTimeMillis()).isEqualTo(ManualClock.START + 1_000);
        assertThat(returned.worst().sequence()).isEqualTo(2);
    }

    @Test
    void raisesAtTheVeryEndOfTheOnDelayAndNotBefore() {
        Rig rig = rig(rule(2_000, 0, 0, 0));
        drive(rig, 90, 90);
        assertThat(rig.story()).isEmpty();
        drive(rig, 90);
        assertThat(rig.told())
                .extracting(t -> t.alarm().raisedTimeMillis() - t.alarm().startTimeMillis())
                .containsExactly(2_000L);
    }

    @Test
    void beginsTheOnDelayAnewAfterASlowFix() {
        Rig rig = rig(rule(2_000, 0, 0, 0));
        drive(rig, 90, 90, 40, 90, 90, 90);
        assertThat(rig.told()).extracting(t -> t.alarm().startTimeMillis()).containsExactly(ManualClock.START + 3_000);
    }

    @Test
    void endsAfterTheOffDelayWithoutAnyFurtherFix() {
        Rig rig = rig(rule(0, 5_000, 0, 0));
        drive(rig, 90, 50);
        rig.pass(3_000);
        assertThat(rig.story()).hasSize(1);
        rig.pass(2_000);
        assertThat(rig.story()).last().isEqualTo("RETURNED overspeed RETURNED_UNACKNOWLEDGED");
        assertThat(rig.told().getLast().alarm().endTimeMillis()).isEqualTo(ManualClock.START + 1_000);
    }

    @Test
    void raisesTwoAlarmsOfTwoIdsForTwoRuns() {
        Rig rig = rig(rule(0, 0, 0, 0));
        drive(rig, 90, 50, 90, 50);
        assertThat(rig.told().stream().map(t -> t.alarm().id()).distinct()).hasSize(2);
        assertThat(rig.told().get(0).alarm().id())
                .isEqualTo(rig.told().get(1).alarm().id())
                .startsWith("1-speed-");
    }

    @Test
    void appliesANightLimitOverMidnightInTheProgramsTimeZone() {
        Overspeed rule = new Overspeed(
                new Envelope("speed", 2, 0, 0),
                80,
                Map.of(),
                List.of(new Overspeed.DailyLimit(NIGHT, "coach", 50)),
                0,
                0,
                0);
        long hour = 3_600_000;
        Rig rig = rig(rule);
        for (long time : new long[] {
            SHANGHAI_MIDNIGHT - 2 * hour - 1_000,
            SHANGHAI_MIDNIGHT - 2 * hour,
            SHANGHAI_MIDNIGHT,
            SHANGHAI_MIDNIGHT + 5 * hour - 1_000,
            SHANGHAI_MIDNIGHT + 5 * hour
        }) {
            rig.clock.set(time);
            rig.drive(2, 60);
            rig.drive(3, 60);
        }
        assertThat(rig.told())
                .extracting(t -> t.kind() + " " + t.alarm().assetId() + " " + (t.timeMillis() - SHANGHAI_MIDNIGHT))
                .containsExactly("RAISED 2 " + -2 * hour, "RETURNED 2 " + 5 * hour);
    }

    @Test
    void takesTheStricterOfTwoAreasAndNamesIt() {
        Area wide = new Area(8, "town", "town", CIRCLE, Area.Rules.speedLimit(50));
        Area school = new Area(9, "school", "school", CIRCLE, Area.Rules.speedLimit(30));
        Area motorway = new Area(10, "motorway", "road", CIRCLE, Area.Rules.speedLimit(120));
        Rig rig = rig(rule(0, 0, 0, 0), wide, school, motorway);
        rig.drive(1, 31.0, 121.0, 40, 0);
        assertThat(rig.told())
                .extracting(
                        t -> t.alarm().limit() + " " + t.alarm().attributes().get("areaName"))
                .containsExactly("30.0 school");
    }

    @Test
    void endsTheAreasAlarmOnceTheAreaIsLeft() {
        Rig rig = rig(rule(0, 0, 0, 0), new Area(9, "school", "school", CIRCLE, Area.Rules.speedLimit(30)));
        rig.drive(1, 31.0, 121.0, 60, 0);
        rig.clock.advance(60_000);
        rig.drive(1, 31.01, 121.0, 60, 0);
        assertThat(rig.story())
                .containsExactly("RAISED overspeed UNACKNOWLEDGED", "RETURNED overspeed RETURNED_UNACKNOWLEDGED");
    }

    @Test
    void leavesAnAreasLimitAloneOutsideItsHoursAndForOtherKinds() {
        Area.Rules schoolHours =
                new Area.Rules(30, false, false, false, 0, Set.of("coach"), List.of(new DailyWindow(420, 480)));
        Rig rig = rig(rule(0, 0, 0, 0), new Area(9, "school", "school", CIRCLE, schoolHours));
        rig.clock.set(SHANGHAI_MIDNIGHT + 419 * 60_000);
        rig.drive(2, 31.0, 121.0, 40, 0);
        rig.clock.set(SHANGHAI_MIDNIGHT + 420 * 60_000);
        rig.drive(3, 31.0, 121.0, 40, 0);
        assertThat(rig.story()).isEmpty();
        rig.drive(2, 31.0, 121.0, 41, 0);
        assertThat(rig.told()).extracting(t -> t.alarm().assetId()).containsExactly(2L);
    }

    @Test
    void neitherRaisesNorEndsByAFixThatJumped() {
        Rig rig = rig(rule(0, 0, 0, 0));
        drive(rig, 90);
        rig.drive(1, 35.0, 110.0, 20, 0);
        assertThat(rig.story()).containsExactly("RAISED overspeed UNACKNOWLEDGED");
        rig.clock.advance(1_000);
        drive(rig, 50);
        assertThat(rig.story()).hasSize(2);
        rig.drive(1, 35.0, 110.0, 200, 0);
        assertThat(rig.story()).hasSize(2);
    }

    @Test
    void refusesLimitsThatMakeNoSenseAndNamesTheDetector() {
        Envelope envelope = new Envelope("speed", 2, 0, 0);
        for (double[] bad : new double[][] {{0, 0, 0, 0}, {80, -1, 0, 0}, {80, 0, -1, 0}, {80, 0, 0, -1}}) {
            assertThatThrownBy(() -> new Overspeed(envelope, bad[0], Map.of(), List.of(), bad[1], bad[2], bad[3]))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("Detector speed");
        }
        assertThatThrownBy(() -> new Envelope("a b", 2, 0, 0)).hasMessageContaining("\"a b\"");
        assertThatThrownBy(() -> new Envelope("speed", 5, 0, 0)).hasMessageContaining("severity is 1 to 4");
        assertThatThrownBy(() -> new Envelope("speed", 2, -1, 0)).hasMessageContaining("-1 ms");
    }
}
