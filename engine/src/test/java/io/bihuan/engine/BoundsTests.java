package io.bihuan.engine;

import static io.bihuan.engine.TestProtocol.frame;
import static org.assertj.core.api.Assertions.assertThat;

import io.bihuan.engine.detector.DetectionProgram;
import io.bihuan.engine.detector.DeviceEvents;
import io.bihuan.engine.detector.Envelope;
import io.bihuan.engine.observation.DeviceEvent;
import io.bihuan.engine.packed.ByteWriter;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Promise P7: a device that sends whatever it likes fills a bounded piece of memory, and no more. */
class BoundsTests {
    private static final DetectionProgram PROGRAM = new DetectionProgram(
            List.of(new DeviceEvents(
                    new Envelope("events", 1, 0, 0),
                    List.of(new DeviceEvents.Rule("test.adas", -1, "adas.any", 2)),
                    Long.MAX_VALUE / 2)),
            List.of(),
            List.of(),
            0);

    private final Rig rig = new Rig(new MemoryStore(), new ManualClock(), PROGRAM, Duration.ofDays(1));

    private int stateBytes() {
        AssetState asset = rig.partition.recording.asset(1);
        return asset.save(new ByteWriter(1024), 0).length;
    }

    @Test
    void takesSoManyChannelsAndCountsTheRestAsRejected() {
        Random random = new Random(1);
        for (int i = 0; i < 60; i++) {
            rig.clock.advance(1_000);
            TestProtocol frame = frame(i);
            for (int channel = 0; channel < 400; channel++) {
                frame.reading("c" + channel, rig.clock.epochMillis(), random.nextInt());
            }
            rig.send(1, frame);
            rig.work();
        }
        assertThat(rig.queries.channels(1)).hasSize(256);
        assertThat(rig.partition.metrics().rejectedItems()).isEqualTo(60 * (400 - 256));
        assertThat(rig.partition.recording.asset(1).openBytes()).isLessThan(300_000);
        assertThat(rig.queries.readings(1, "c255", 0, Long.MAX_VALUE, 1_000)).hasSize(60);
    }

    @Test
    void rejectsReadingsThatAreNoNumbersOrOutOfReach() {
        rig.send(1, frame(1).fuel(ManualClock.START, Double.NaN).fuel(ManualClock.START, 1e300));
        rig.work();
        assertThat(rig.partition.metrics().rejectedItems()).isEqualTo(2);
        assertThat(rig.queries.channels(1)).isEmpty();
    }

    @Test
    void beginsOnlySoManyConditions() {
        for (int i = 0; i < 5_000; i++) {
            rig.clock.advance(10);
            rig.send(1, frame(i).event(rig.clock.epochMillis(), 1, DeviceEvent.Phase.BEGIN, 1, i));
            if (i % 100 == 0) {
                rig.work();
            }
        }
        rig.work();
        assertThat(rig.told()).hasSize(512);
        assertThat(stateBytes()).isLessThan(512 * 600);
    }

    @Test
    void keepsLateFixesFromAllTimesInBoundedMemory() {
        rig.drive(1, 50);
        Random random = new Random(2);
        for (int i = 0; i < 300; i++) {
            TestProtocol frame = frame(i);
            for (int k = 0; k < 20; k++) {
                frame.fix(ManualClock.START - 1 - random.nextLong(100_000_000_000L), random.nextInt(200));
            }
            rig.send(1, frame);
        }
        rig.work();
        assertThat(stateBytes()).isLessThan(60_000);
        assertThat(rig.queries.track(1, 0, Long.MAX_VALUE, 100_000)).hasSize(6_001);
    }
}
