package io.bihuan.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.bihuan.engine.detector.DetectionProgram;
import io.bihuan.engine.detector.Envelope;
import io.bihuan.engine.detector.Overspeed;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlarmLifeTests {
    private static final DetectionProgram PROGRAM = new DetectionProgram(
            List.of(new Overspeed(new Envelope("speed", 2, 0, 0), 80, Map.of(), List.of(), 0, 0, 0)),
            List.of(),
            List.of(),
            0);
    private final Rig rig = new Rig(new MemoryStore(), new ManualClock(), PROGRAM, Duration.ofDays(1));

    private AlarmAnswer.Result wish(Wish.Action action, long until) throws Exception {
        String id = rig.told().getLast().alarm().id();
        var answer = rig.partition.wish(new Wish(action, id, until, rig.clock.epochMillis(), "li"));
        rig.work();
        return answer.get().result();
    }

    private void drive(double kmh) {
        rig.clock.advance(1_000);
        rig.drive(1, kmh);
    }

    @Test
    void closesAnAcknowledgedAlarmWhenItReturns() throws Exception {
        drive(90);
        assertThat(wish(Wish.Action.ACKNOWLEDGE, 0)).isEqualTo(AlarmAnswer.Result.DONE);
        assertThat(wish(Wish.Action.ACKNOWLEDGE, 0)).isEqualTo(AlarmAnswer.Result.UNCHANGED);
        drive(50);
        assertThat(rig.story())
                .containsExactly(
                        "RAISED overspeed UNACKNOWLEDGED",
                        "ACKNOWLEDGED overspeed ACKNOWLEDGED",
                        "RETURNED overspeed NORMAL");
        assertThat(rig.told().get(1).by()).isEqualTo("li");
        assertThat(wish(Wish.Action.SHELVE, Long.MAX_VALUE - 1)).isEqualTo(AlarmAnswer.Result.NOT_ALLOWED);
    }

    @Test
    void closesAReturnedAlarmWhenItIsAcknowledged() throws Exception {
        drive(90);
        drive(50);
        assertThat(wish(Wish.Action.ACKNOWLEDGE, 0)).isEqualTo(AlarmAnswer.Result.DONE);
        assertThat(rig.story()).last().isEqualTo("ACKNOWLEDGED overspeed NORMAL");
    }

    @Test
    void keepsItsLikeShelvedUntilTheShelfExpires() throws Exception {
        drive(90);
        assertThat(wish(Wish.Action.SHELVE, rig.clock.epochMillis() + 10_000)).isEqualTo(AlarmAnswer.Result.DONE);
        drive(50);
        drive(95);
        rig.pass(20_000);
        assertThat(rig.story())
                .containsExactly(
                        "RAISED overspeed UNACKNOWLEDGED",
                        "SHELVED overspeed SHELVED",
                        "RETURNED overspeed NORMAL",
                        "RAISED overspeed SHELVED",
                        "UNSHELVED overspeed UNACKNOWLEDGED");
    }

    @Test
    void suppressesUntilToldOtherwise() throws Exception {
        drive(90);
        assertThat(wish(Wish.Action.SUPPRESS, 0)).isEqualTo(AlarmAnswer.Result.DONE);
        rig.pass(10_000_000);
        assertThat(wish(Wish.Action.UNSHELVE, 0)).isEqualTo(AlarmAnswer.Result.DONE);
        assertThat(rig.story()).endsWith("SUPPRESSED overspeed SUPPRESSED", "UNSHELVED overspeed UNACKNOWLEDGED");
    }

    @Test
    void returnsAlarmsOfADetectorThatIsTakenAway() {
        drive(90);
        rig.partition.replaceProgram(DetectionProgram.empty());
        rig.work();
        assertThat(rig.story()).last().isEqualTo("RETURNED overspeed RETURNED_UNACKNOWLEDGED");
        assertThat(rig.restarted(DetectionProgram.empty()).told()).isEqualTo(rig.told());
    }
}
