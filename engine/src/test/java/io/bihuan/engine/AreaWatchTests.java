package io.bihuan.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.bihuan.engine.detector.Area;
import io.bihuan.engine.detector.AreaShape;
import io.bihuan.engine.detector.AreaWatch;
import io.bihuan.engine.detector.AssetProfile;
import io.bihuan.engine.detector.DetectionProgram;
import io.bihuan.engine.detector.Envelope;
import io.bihuan.engine.observation.Position;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AreaWatchTests {
    private static final AreaShape SQUARE = new AreaShape.Polygon(List.of(
            new Position(31_000_000, 121_000_000),
            new Position(31_000_000, 121_010_000),
            new Position(31_010_000, 121_010_000),
            new Position(31_010_000, 121_000_000)));

    private static Rig rig(Area.Rules rules) {
        DetectionProgram program = new DetectionProgram(
                List.of(new AreaWatch(new Envelope("areas", 3, 0, 0))),
                List.of(new Area(7, "depot", "depot", SQUARE, rules)),
                List.of(new AssetProfile(2, "coach")),
                0);
        return new Rig(new MemoryStore(), new ManualClock(), program, Duration.ofDays(1));
    }

    private static void visit(Rig rig, long asset) {
        for (double latitude : new double[] {30.995, 31.005, 31.006, 31.015}) {
            rig.drive(asset, latitude, 121.005, 20, 0);
            rig.clock.advance(60_000);
        }
    }

    @Test
    void tellsOfEnteringAndLeaving() {
        Rig rig = rig(new Area.Rules(0, false, true, true, 0, Set.of(), List.of()));
        visit(rig, 1);
        assertThat(rig.told())
                .extracting(t ->
                        t.kind() + " " + t.alarm().kind() + " " + (t.alarm().startTimeMillis() - ManualClock.START))
                .containsExactly(
                        "RAISED area.entry 60000",
                        "RETURNED area.entry 60000",
                        "RAISED area.exit 180000",
                        "RETURNED area.exit 180000");
        assertThat(rig.told().getFirst().alarm().attributes())
                .containsEntry("area", "7")
                .containsEntry("areaName", "depot");
    }

    @Test
    void doesNotCallItEnteringWhenTheAssetIsFirstSeenInside() {
        Rig rig = rig(new Area.Rules(0, false, true, true, 0, Set.of(), List.of()));
        rig.drive(1, 31.005, 121.005, 0, 0);
        assertThat(rig.story()).isEmpty();
    }

    @Test
    void holdsAnAlarmWhileInsideWhereItIsForbidden() {
        Rig rig = rig(Area.Rules.noEntry());
        visit(rig, 1);
        assertThat(rig.story())
                .containsExactly(
                        "RAISED area.forbidden UNACKNOWLEDGED", "RETURNED area.forbidden RETURNED_UNACKNOWLEDGED");
    }

    @Test
    void tellsOfStayingTooLong() {
        Rig rig = rig(new Area.Rules(0, false, false, false, 90_000, Set.of(), List.of()));
        for (int i = 0; i < 4; i++) {
            rig.drive(1, 31.005, 121.005, 0, 0);
            rig.clock.advance(60_000);
        }
        assertThat(rig.told().getFirst().alarm().kind()).isEqualTo("area.stay");
        assertThat(rig.told().getFirst().alarm().worstValue()).isEqualTo(120.0);
        assertThat(rig.told().getFirst().alarm().limit()).isEqualTo(90.0);
    }

    @Test
    void leavesKindsOfVehiclesAloneItDoesNotApplyTo() {
        Rig rig = rig(new Area.Rules(0, true, false, false, 0, Set.of("coach"), List.of()));
        visit(rig, 1);
        assertThat(rig.story()).isEmpty();
        visit(rig, 2);
        assertThat(rig.story()).hasSize(2);
    }
}
