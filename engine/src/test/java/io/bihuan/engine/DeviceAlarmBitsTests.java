package io.bihuan.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.bihuan.engine.detector.DetectionProgram;
import io.bihuan.engine.detector.DeviceAlarmBits;
import io.bihuan.engine.detector.Envelope;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeviceAlarmBitsTests {
    @Test
    void beginsAndEndsWithTheBitAndLeavesBitsItDoesNotKnow() {
        DetectionProgram program = new DetectionProgram(
                List.of(new DeviceAlarmBits(
                        new Envelope("bits", 1, 0, 0),
                        List.of(
                                new DeviceAlarmBits.Bit(0, "device.emergency", 4),
                                new DeviceAlarmBits.Bit(2, "device.fatigue", 3)))),
                List.of(),
                List.of(),
                0);
        Rig rig = new Rig(new MemoryStore(), new ManualClock(), program, Duration.ofDays(1));
        for (long bits : new long[] {0b10, 0b101, 0b100, 0}) {
            rig.drive(1, 31, 121, 30, bits);
            rig.clock.advance(1_000);
        }
        assertThat(rig.told())
                .extracting(
                        t -> t.kind() + " " + t.alarm().kind() + " " + t.alarm().severity())
                .containsExactly(
                        "RAISED device.emergency 4",
                        "RAISED device.fatigue 3",
                        "RETURNED device.emergency 4",
                        "RETURNED device.fatigue 3");
    }
}
