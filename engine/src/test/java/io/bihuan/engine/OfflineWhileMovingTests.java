package io.bihuan.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bihuan.engine.detector.DetectionProgram;
import io.bihuan.engine.detector.Envelope;
import io.bihuan.engine.detector.OfflineWhileMoving;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class OfflineWhileMovingTests {
    private static final DetectionProgram PROGRAM = new DetectionProgram(
            List.of(new OfflineWhileMoving(new Envelope("offline", 2, 0, 0), 300_000, 5)), List.of(), List.of(), 0);
    private final Rig rig = new Rig(new MemoryStore(), new ManualClock(), PROGRAM, Duration.ofDays(1));

    @Test
    void raisesOnceSilentAndReturnsWithTheNextFrameOfAnySort() {
        rig.drive(1, 60);
        rig.pass(299_000);
        assertThat(rig.story()).isEmpty();
        rig.pass(2_000);
        rig.pass(60_000);
        assertThat(rig.story()).containsExactly("RAISED offline.moving UNACKNOWLEDGED");
        assertThat(rig.told().getFirst().alarm().startTimeMillis()).isEqualTo(ManualClock.START);
        rig.send(1, TestProtocol.frame(2).message("heartbeat"));
        rig.work();
        assertThat(rig.story()).last().isEqualTo("RETURNED offline.moving RETURNED_UNACKNOWLEDGED");
        assertThat(rig.told().getLast().alarm().endTimeMillis()).isEqualTo(ManualClock.START + 361_000);
        rig.pass(2_000);
        assertThat(rig.story()).hasSize(2);
    }

    @Test
    void leavesParkedVehiclesAlone() {
        rig.drive(1, 0);
        rig.pass(3_600_000);
        assertThat(rig.story()).isEmpty();
    }

    @Test
    void refusesAnOnDelayBesideItsSilence() {
        assertThatThrownBy(() -> new OfflineWhileMoving(new Envelope("offline", 2, 1, 0), 300_000, 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Detector offline: the on-delay must be 0, since silenceMillis says how long to wait");
    }
}
