package io.bihuan.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.bihuan.engine.detector.Alarm;
import io.bihuan.engine.detector.DetectionProgram;
import io.bihuan.engine.detector.Envelope;
import io.bihuan.engine.detector.Overspeed;
import io.bihuan.engine.observation.FrameReference;
import io.bihuan.engine.store.Table;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RetentionTests {
    private static final long DAY = 86_400_000L;

    @Test
    void forgetsOldFramesButThoseOfAlarmsAndStillRestarts() {
        DetectionProgram program = new DetectionProgram(
                List.of(new Overspeed(new Envelope("speed", 2, 0, 0), 80, Map.of(), List.of(), 0, 0, 0)),
                List.of(),
                List.of(),
                0);
        Rig rig = new Rig(new MemoryStore(), new ManualClock(), program, Duration.ofSeconds(1));
        for (int i = 0; i < 50; i++) {
            rig.drive(1, i == 20 ? 100 : 60);
            rig.pass(10_000);
        }
        Alarm alarm = rig.told().getFirst().alarm();
        rig.pass(31 * DAY);
        rig.drive(1, 60);
        rig.pass(5_000);
        rig.pass(700_000);
        rig.pass(700_000);

        assertThat(rig.store.of(Table.LOG)).hasSizeLessThan(10);
        assertThat(rig.partition.frame(1)).isNull();
        LoggedFrame kept = rig.partition.frame(alarm.first().sequence());
        assertThat(kept).isNotNull();
        assertThat(kept)
                .extracting(LoggedFrame::reference)
                .isEqualTo(new FrameReference(0, alarm.first().sequence()));
        assertThat(rig.restarted(program).states()).isEqualTo(rig.states());
        assertThat(rig.queries.track(1, 0, Long.MAX_VALUE, 100)).hasSize(51);
    }

    @Test
    void forgetsOldObservations() {
        Rig rig = new Rig(new MemoryStore(), new ManualClock(), DetectionProgram.empty(), Duration.ofSeconds(1));
        for (int i = 0; i < 300; i++) {
            rig.drive(1, 60);
            rig.clock.advance(10_000);
        }
        rig.pass(400 * DAY);
        rig.drive(1, 60);
        rig.pass(700_000);
        rig.pass(2_000);
        assertThat(rig.queries.track(1, 0, Long.MAX_VALUE, 1_000)).hasSizeLessThan(130);
    }

    @Test
    void forgetsAlarmsLongDoneWithButNoneThatIsOpen() {
        DetectionProgram program = new DetectionProgram(
                List.of(new Overspeed(new Envelope("speed", 2, 0, 0), 80, Map.of(), List.of(), 0, 0, 0)),
                List.of(),
                List.of(),
                0);
        Rig rig = new Rig(new MemoryStore(), new ManualClock(), program, Duration.ofSeconds(1));
        rig.drive(1, 100);
        rig.pass(10_000);
        rig.drive(1, 60);
        rig.drive(2, 100);
        rig.pass(1_000);
        String done = rig.told().getFirst().alarm().id();
        rig.partition.wish(new Wish(Wish.Action.ACKNOWLEDGE, done, 0, rig.clock.epochMillis(), "somebody"));
        rig.work();
        rig.pass(31 * DAY);
        rig.drive(3, 60);
        rig.pass(700_000);
        assertThat(rig.store.of(Table.KEPT_FRAMES)).isNotEmpty();
        assertThat(rig.store.of(Table.ALARMS)).hasSize(2);

        rig.pass(3_700 * DAY);
        rig.pass(700_000);

        assertThat(rig.partition.book.find(done)).isNull();
        assertThat(rig.store.of(Table.ALARMS)).hasSize(1);
        assertThat(rig.store.of(Table.KEPT_FRAMES)).hasSize(1);
        assertThat(rig.restarted(program).states()).isEqualTo(rig.states());
    }
}
