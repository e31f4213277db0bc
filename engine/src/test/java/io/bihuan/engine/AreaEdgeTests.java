package io.bihuan.engine;

import static io.bihuan.engine.TestProtocol.frame;
import static org.assertj.core.api.Assertions.assertThat;

import io.bihuan.engine.detector.AlarmTransition;
import io.bihuan.engine.detector.Area;
import io.bihuan.engine.detector.AreaShape;
import io.bihuan.engine.detector.AreaWatch;
import io.bihuan.engine.detector.DailyWindow;
import io.bihuan.engine.detector.DetectionProgram;
import io.bihuan.engine.detector.Envelope;
import io.bihuan.engine.observation.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Areas over time: windows over midnight, repeated visits, uploads of visits that are long over. */
class AreaEdgeTests {
    private static final long MIDNIGHT = Instant.parse("2026-11-21T16:00:00Z").toEpochMilli();
    private static final long HOUR = 3_600_000;
    private static final double OUTSIDE = 30.98;
    private static final double INSIDE = 31.0;

    private static final AreaShape CIRCLE = new AreaShape.Circle(new Position(31_000_000, 121_000_000), 500);

    private static Rig rig(long offDelay, Area... areas) {
        DetectionProgram program = new DetectionProgram(
                List.of(new AreaWatch(new Envelope("areas", 3, 0, offDelay))), List.of(areas), List.of(), 28_800);
        return new Rig(new MemoryStore(), new ManualClock(), program, Duration.ofDays(1));
    }

    private static Area area(Area.Rules rules) {
        return new Area(7, "depot", "depot", CIRCLE, rules);
    }

    private static Area.Rules rules(boolean entry, boolean exit, long maxStay) {
        return new Area.Rules(0, false, entry, exit, maxStay, Set.of(), List.of());
    }

    private static void at(Rig rig, double latitude) {
        rig.drive(1, latitude, 121.0, 20, 0);
        rig.clock.advance(60_000);
    }

    @Test
    void forbidsOnlyWithinItsHoursThoughTheyRunOverMidnight() {
        Rig rig = rig(
                0, area(new Area.Rules(0, true, false, false, 0, Set.of(), List.of(new DailyWindow(23 * 60, 5 * 60)))));
        for (long hour = -2; hour <= 6; hour++) {
            rig.clock.set(MIDNIGHT + hour * HOUR);
            rig.drive(1, INSIDE, 121.0, 0, 0);
        }
        assertThat(rig.told())
                .extracting(t -> t.kind() + " " + (t.timeMillis() - MIDNIGHT) / HOUR)
                .containsExactly("RAISED -1", "RETURNED 5");
        assertThat(rig.told().getLast().alarm().endTimeMillis()).isEqualTo(MIDNIGHT + 5 * HOUR);
    }

    @Test
    void tellsOfEveryVisitUnderAnIdOfItsOwn() {
        Rig rig = rig(0, area(rules(true, false, 0)));
        for (double latitude : new double[] {OUTSIDE, INSIDE, INSIDE, OUTSIDE, INSIDE}) {
            at(rig, latitude);
        }
        assertThat(rig.told().stream()
                        .filter(t -> t.kind() == AlarmTransition.Kind.RAISED)
                        .map(t -> t.alarm().id())
                        .distinct())
                .hasSize(2);
        assertThat(rig.story()).allMatch(line -> line.contains("area.entry")).hasSize(4);
    }

    @Test
    void countsTheStayAnewAfterLeaving() {
        Rig rig = rig(0, area(rules(false, false, 100_000)));
        for (double latitude : new double[] {INSIDE, INSIDE, OUTSIDE, INSIDE, INSIDE}) {
            at(rig, latitude);
        }
        assertThat(rig.story()).isEmpty();
        at(rig, INSIDE);
        assertThat(rig.story()).containsExactly("RAISED area.stay UNACKNOWLEDGED");
        at(rig, INSIDE);
        at(rig, OUTSIDE);
        assertThat(rig.story()).last().isEqualTo("RETURNED area.stay RETURNED_UNACKNOWLEDGED");
        assertThat(rig.told().getLast().alarm().worstValue()).isEqualTo(180.0);
    }

    @Test
    void doesNotTakeAJumpOutOfTheAreaForLeavingIt() {
        Rig rig = rig(0, area(rules(false, true, 0)));
        at(rig, INSIDE);
        rig.drive(1, 38.0, 110.0, 20, 0);
        rig.clock.advance(1_000);
        assertThat(rig.story()).isEmpty();
        at(rig, OUTSIDE);
        assertThat(rig.story()).startsWith("RAISED area.exit UNACKNOWLEDGED").hasSize(2);
    }

    @Test
    void keepsAnAlarmThroughAStepOutsideShorterThanTheOffDelay() {
        Rig rig = rig(90_000, area(Area.Rules.noEntry()));
        for (double latitude : new double[] {INSIDE, OUTSIDE, INSIDE}) {
            at(rig, latitude);
        }
        assertThat(rig.story()).containsExactly("RAISED area.forbidden UNACKNOWLEDGED");
        at(rig, OUTSIDE);
        at(rig, OUTSIDE);
        at(rig, OUTSIDE);
        assertThat(rig.story()).hasSize(2);
        assertThat(rig.told().getLast().alarm().endTimeMillis()).isEqualTo(ManualClock.START + 180_000);
    }

    @Test
    void judgesTwoAreasThatOverlapEachForItself() {
        Area inner = new Area(
                8,
                "yard",
                "yard",
                new AreaShape.Circle(new Position(31_000_000, 121_000_000), 100),
                Area.Rules.noEntry());
        Rig rig = rig(0, area(Area.Rules.noEntry()), inner);
        at(rig, INSIDE);
        at(rig, 31.003);
        assertThat(rig.told())
                .extracting(t -> t.kind() + " " + t.alarm().attributes().get("areaName"))
                .containsExactlyInAnyOrder("RAISED depot", "RAISED yard", "RETURNED yard");
    }

    @Test
    void tellsOfAVisitThatIsUploadedLateAndStaysInsideAsFarAsTheLiveStateGoes() {
        Rig rig = rig(0, area(Area.Rules.noEntry()));
        at(rig, OUTSIDE);
        rig.clock.advance(600_000);
        at(rig, INSIDE);
        long t = ManualClock.START;
        rig.send(
                1,
                frame(1).fix(t + 100_000, OUTSIDE, 121, 10, 0)
                        .fix(t + 200_000, INSIDE, 121, 10, 0)
                        .fix(t + 300_000, OUTSIDE, 121, 10, 0));
        rig.work();
        assertThat(rig.told())
                .extracting(x -> x.kind() + " " + (x.alarm().startTimeMillis() - t) + " "
                        + x.alarm().attributes().get("late"))
                .containsExactly("RAISED 660000 null", "RAISED 200000 true", "RETURNED 200000 true");
        at(rig, INSIDE);
        assertThat(rig.story()).hasSize(3);
        at(rig, OUTSIDE);
        assertThat(rig.told().getLast().alarm().startTimeMillis()).isEqualTo(t + 660_000);
    }

    @Test
    void watchesAnAreaThatIsAddedWhileTheAssetIsThere() {
        Rig rig = rig(0);
        at(rig, INSIDE);
        rig.partition.replaceProgram(new DetectionProgram(
                List.of(new AreaWatch(new Envelope("areas", 3, 0, 0))),
                List.of(area(Area.Rules.noEntry())),
                List.of(),
                28_800));
        rig.work();
        assertThat(rig.story()).isEmpty();
        at(rig, INSIDE);
        assertThat(rig.story()).containsExactly("RAISED area.forbidden UNACKNOWLEDGED");
    }
}
