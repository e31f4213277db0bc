package io.bihuan.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.bihuan.engine.detector.Alarm;
import io.bihuan.engine.detector.AlarmState;
import io.bihuan.engine.detector.AlarmTransition;
import io.bihuan.engine.detector.Area;
import io.bihuan.engine.detector.AreaShape;
import io.bihuan.engine.detector.AssetProfile;
import io.bihuan.engine.detector.DailyWindow;
import io.bihuan.engine.detector.DetectionProgram;
import io.bihuan.engine.detector.Envelope;
import io.bihuan.engine.detector.Overspeed;
import io.bihuan.engine.observation.Position;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OverspeedTests {
    private static final Area SCHOOL = new Area(
            12,
            "school",
            "school",
            new AreaShape.Circle(new Position(31_000_000, 121_000_000), 200),
            Area.Rules.speedLimit(30));

    private static Overspeed rule(long onDelay, long offDelay, List<Overspeed.DailyLimit> daily) {
        return new Overspeed(
                new Envelope("speed", 2, onDelay, offDelay), 100, Map.of("dangerous-goods", 80.0), daily, 0, 3, 0.5);
    }

    private static Rig rig(Overspeed rule) {
        DetectionProgram program = new DetectionProgram(
                List.of(rule),
                List.of(SCHOOL),
                List.of(new AssetProfile(1, "dangerous-goods"), new AssetProfile(3, "coach", 60)),
                28_800);
        return new Rig(new MemoryStore(), new ManualClock(), program, Duration.ofDays(1));
    }

    @Test
    void raisesOnceHeldAndRecordsTheWorstValueAndItsFrame() {
        Rig rig = rig(rule(10_000, 0, List.of()));
        double[] speeds = {85, 90, 84, 70};
        for (double speed : speeds) {
            rig.drive(1, speed);
            rig.clock.advance(5_000);
        }
        assertThat(rig.story())
                .containsExactly("RAISED overspeed UNACKNOWLEDGED", "RETURNED overspeed RETURNED_UNACKNOWLEDGED");
        Alarm alarm = rig.told().getLast().alarm();
        assertThat(alarm.startTimeMillis()).isEqualTo(ManualClock.START);
        assertThat(alarm.raisedTimeMillis()).isEqualTo(ManualClock.START + 10_000);
        assertThat(alarm.endTimeMillis()).isEqualTo(ManualClock.START + 15_000);
        assertThat(alarm.worstValue()).isEqualTo(90.0);
        assertThat(alarm.limit()).isEqualTo(80.0);
        assertThat(alarm.worstTimeMillis()).isEqualTo(ManualClock.START + 5_000);
        assertThat(alarm.first().sequence()).isEqualTo(1);
        assertThat(alarm.worst().sequence()).isEqualTo(2);
    }

    @Test
    void staysSilentWhenNotHeldLongEnough() {
        Rig rig = rig(rule(10_000, 0, List.of()));
        rig.drive(1, 90);
        rig.clock.advance(5_000);
        rig.drive(1, 70);
        rig.clock.advance(5_000);
        rig.drive(1, 90);
        assertThat(rig.story()).isEmpty();
    }

    @Test
    void doesNotEndWithinTheDeadband() {
        Rig rig = rig(rule(0, 0, List.of()));
        for (double speed : new double[] {85, 78, 76.5}) {
            rig.drive(1, speed);
            rig.clock.advance(1_000);
        }
        assertThat(rig.story())
                .containsExactly("RAISED overspeed UNACKNOWLEDGED", "RETURNED overspeed RETURNED_UNACKNOWLEDGED");
        assertThat(rig.told().getLast().alarm().endTimeMillis()).isEqualTo(ManualClock.START + 2_000);
    }

    @Test
    void endsOnlyAfterTheOffDelayWithTheTimeItBegan() {
        Rig rig = rig(rule(0, 4_000, List.of()));
        for (double speed : new double[] {85, 70, 85, 70, 70, 70}) {
            rig.drive(1, speed);
            rig.clock.advance(2_000);
        }
        assertThat(rig.story())
                .containsExactly("RAISED overspeed UNACKNOWLEDGED", "RETURNED overspeed RETURNED_UNACKNOWLEDGED");
        assertThat(rig.told().getLast().alarm().endTimeMillis()).isEqualTo(ManualClock.START + 6_000);
    }

    @Test
    void takesTheLimitOfTheKindTheAssetTheAreaAndTheTimeOfDay() {
        int minute = (int) (Math.floorMod(ManualClock.START / 1000 + 28_800, 86_400L) / 60);
        DailyWindow now = new DailyWindow(minute, (minute + 5) % 1440);
        Rig rig = rig(rule(0, 0, List.of(new Overspeed.DailyLimit(now, "night-coach", 10))));
        rig.drive(1, 31.2, 121.5, 81, 0);
        rig.drive(2, 31.2, 121.5, 81, 0);
        rig.drive(3, 31.2, 121.5, 61, 0);
        rig.drive(4, 31.0, 121.0, 35, 0);
        assertThat(rig.told())
                .extracting(t -> t.alarm().assetId() + " " + t.alarm().limit())
                .containsExactly("1 80.0", "3 60.0", "4 30.0");
        assertThat(rig.told().getLast().alarm().attributes()).containsEntry("area", "12");

        Rig night = rig(rule(0, 0, List.of(new Overspeed.DailyLimit(now, "", 50))));
        night.drive(2, 55);
        assertThat(night.told()).extracting(t -> t.alarm().limit()).containsExactly(50.0);
    }

    @Test
    void tellsOfAWorseningOnlyWhenItMattersAndGradesHalfAsFastAgain() {
        Rig rig = rig(rule(0, 0, List.of()));
        for (double speed : new double[] {85, 86, 87, 125}) {
            rig.drive(1, speed);
            rig.clock.advance(1_000);
        }
        assertThat(rig.told())
                .extracting(AlarmTransition::kind)
                .containsExactly(AlarmTransition.Kind.RAISED, AlarmTransition.Kind.WORSENED);
        assertThat(rig.told().getLast().alarm().severity()).isEqualTo(3);
    }

    @Test
    void judgesALateUploadApartFromTheLiveState() {
        Rig rig = rig(rule(0, 0, List.of()));
        rig.drive(1, 60);
        rig.clock.advance(100_000);
        rig.drive(1, 85);
        long t = ManualClock.START;
        rig.send(
                1, TestProtocol.frame(5).fix(t + 10_000, 90).fix(t + 20_000, 95).fix(t + 30_000, 50));
        rig.work();
        assertThat(rig.told())
                .extracting(x -> x.kind() + " " + x.alarm().startTimeMillis() + " "
                        + x.alarm().attributes().getOrDefault("late", "live"))
                .containsExactly(
                        "RAISED " + (t + 100_000) + " live",
                        "RAISED " + (t + 10_000) + " true",
                        "RETURNED " + (t + 10_000) + " true");
        assertThat(rig.told().getFirst().alarm().state()).isEqualTo(AlarmState.UNACKNOWLEDGED);
    }
}
