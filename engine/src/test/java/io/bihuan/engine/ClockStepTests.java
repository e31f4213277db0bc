package io.bihuan.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.bihuan.engine.detector.DetectionProgram;
import io.bihuan.engine.detector.Envelope;
import io.bihuan.engine.detector.OfflineWhileMoving;
import io.bihuan.engine.detector.Overspeed;
import io.bihuan.engine.observation.Fix;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The machine's clock is set back and forth while vehicles report: their own time is what counts. */
class ClockStepTests {
    private static final long HOUR = 3_600_000;
    private static final DetectionProgram PROGRAM = new DetectionProgram(
            List.of(
                    new Overspeed(new Envelope("speed", 2, 0, 0), 80, Map.of(), List.of(), 0, 0, 0),
                    new OfflineWhileMoving(new Envelope("offline", 2, 0, 0), 300_000, 5)),
            List.of(),
            List.of(),
            0);

    private final Rig rig = new Rig(new MemoryStore(), new ManualClock(), PROGRAM, Duration.ofSeconds(1));
    private long device = ManualClock.START;

    private void drive(double kmh) {
        device += 10_000;
        rig.send(1, TestProtocol.frame((int) (device / 1000)).fix(device, kmh));
        rig.work();
    }

    @Test
    void keepsDeviceTimesAndOrderWhateverTheMachineSays() {
        for (int i = 0; i < 30; i++) {
            drive(60);
            rig.pass(10_000);
        }
        rig.clock.advance(-HOUR);
        for (int i = 0; i < 10; i++) {
            drive(60);
            rig.pass(10_000);
        }
        rig.clock.advance(2 * HOUR);
        for (int i = 0; i < 10; i++) {
            drive(60);
            rig.clock.advance(10_000);
        }
        List<Fix> track = rig.queries.track(1, 0, Long.MAX_VALUE, 1_000);
        assertThat(track).hasSize(50);
        assertThat(track).isSortedAccordingTo(java.util.Comparator.comparingLong(Fix::deviceTimeMillis));
        assertThat(rig.restarted(PROGRAM).states()).isEqualTo(rig.states());
    }

    @Test
    void goesOnTickingAfterTheClockWasSetBack() {
        drive(60);
        rig.pass(1_000);
        rig.clock.advance(-HOUR);
        rig.work();
        // Silence is noticed by the clock as it is now, not an hour later.
        for (int i = 0; i < 1_200; i++) {
            rig.pass(1_000);
        }
        assertThat(rig.story()).anyMatch(step -> step.startsWith("RAISED") && step.contains("offline"));
    }

    @Test
    void raisesNoAlarmTwiceWhenTheClockGoesBackOverIt() {
        drive(100);
        rig.pass(10_000);
        drive(60);
        rig.pass(10_000);
        long raised = raised();
        rig.clock.advance(-HOUR);
        rig.work();
        drive(60);
        rig.pass(5_000);
        assertThat(raised()).isEqualTo(raised);
        drive(120);
        rig.pass(1_000);
        assertThat(raised()).isEqualTo(raised + 1);
        assertThat(rig.restarted(PROGRAM).states()).isEqualTo(rig.states());
    }

    private long raised() {
        return rig.story().stream()
                .filter(step -> step.startsWith("RAISED") && step.contains("overspeed"))
                .count();
    }
}
