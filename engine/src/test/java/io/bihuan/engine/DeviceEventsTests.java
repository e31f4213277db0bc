package io.bihuan.engine;

import static io.bihuan.engine.TestProtocol.frame;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bihuan.engine.detector.DetectionProgram;
import io.bihuan.engine.detector.DeviceEvents;
import io.bihuan.engine.detector.Envelope;
import io.bihuan.engine.observation.DeviceEvent.Phase;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeviceEventsTests {
    private final Rig rig = new Rig(new MemoryStore(), new ManualClock(), program(60_000), Duration.ofDays(1));
    private int serial;

    private static DetectionProgram program(long missingEndMillis) {
        return new DetectionProgram(
                List.of(new DeviceEvents(
                        new Envelope("safety", 1, 0, 0),
                        List.of(
                                new DeviceEvents.Rule("test.adas", 1, "adas.collision", 3),
                                new DeviceEvents.Rule("test.adas", 2, "adas.departure", 2)),
                        missingEndMillis)),
                List.of(),
                List.of(),
                0);
    }

    private void event(int type, Phase phase, int level, long id) {
        rig.send(1, frame(serial++).event(rig.clock.epochMillis(), type, phase, level, id));
        rig.work();
        rig.clock.advance(1_000);
    }

    @Test
    void pairsBeginAndEndByTypeAndNumber() {
        event(1, Phase.BEGIN, 1, 10);
        event(2, Phase.BEGIN, 2, 10);
        event(1, Phase.END, 1, 10);
        event(9, Phase.BEGIN, 1, 11);
        assertThat(rig.told())
                .extracting(
                        t -> t.kind() + " " + t.alarm().kind() + " " + t.alarm().severity())
                .containsExactly("RAISED adas.collision 3", "RAISED adas.departure 3", "RETURNED adas.collision 3");
        assertThat(rig.told().getFirst().alarm().attributes())
                .containsEntry("source", "test.adas")
                .containsEntry("speed", "60");
    }

    @Test
    void returnsAnInstantEventAtOnce() {
        event(1, Phase.INSTANT, 0, 0);
        assertThat(rig.story())
                .containsExactly(
                        "RAISED adas.collision UNACKNOWLEDGED", "RETURNED adas.collision RETURNED_UNACKNOWLEDGED");
    }

    @Test
    void endsALiveAlarmByAnEndThatIsUploadedLate() {
        Rig patient = new Rig(new MemoryStore(), new ManualClock(), program(3_600_000), Duration.ofDays(1));
        long began = patient.clock.epochMillis();
        patient.send(1, frame(1).event(began, 1, Phase.BEGIN, 1, 10));
        patient.work();
        patient.clock.advance(1_000_000);
        patient.send(1, frame(2).event(began + 5_000, 1, Phase.END, 1, 10));
        patient.work();
        assertThat(patient.story()).last().isEqualTo("RETURNED adas.collision RETURNED_UNACKNOWLEDGED");
        assertThat(patient.told().getLast().alarm().endTimeMillis()).isEqualTo(began + 5_000);
    }

    @Test
    void takesAnEventWhoseEndNeverComesAsEnded() {
        event(1, Phase.BEGIN, 1, 10);
        rig.pass(30_000);
        assertThat(rig.story()).hasSize(1);
        rig.pass(40_000);
        assertThat(rig.story()).last().isEqualTo("RETURNED adas.collision RETURNED_UNACKNOWLEDGED");
        assertThat(rig.told().getLast().alarm().endTimeMillis()).isEqualTo(ManualClock.START);
    }

    @Test
    void refusesARuleWithoutAKind() {
        assertThatThrownBy(() -> new DeviceEvents.Rule("test.adas", 1, " ", 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("test.adas/1");
    }

    @Test
    void refusesAnOnDelayThatCouldNeverRunOut() {
        assertThatThrownBy(() -> new DeviceEvents(new Envelope("events", 2, 1, 0), List.of(), 60_000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the on-delay must be 0, since the device tells a beginning once");
    }
}
