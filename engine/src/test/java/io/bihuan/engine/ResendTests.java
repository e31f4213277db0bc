package io.bihuan.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.bihuan.engine.detector.DetectionProgram;
import io.bihuan.engine.detector.Envelope;
import io.bihuan.engine.detector.Overspeed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A terminal that has lost its own book sends a whole day again, at once, late, and in any order. */
class ResendTests {
    private static final DetectionProgram PROGRAM = new DetectionProgram(
            List.of(new Overspeed(new Envelope("speed", 2, 0, 0), 80, Map.of(), List.of(), 0, 0, 0)),
            List.of(),
            List.of(),
            0);
    private static final int REPORTS = 2_000;

    private final Rig rig = new Rig(new MemoryStore(), new ManualClock(), PROGRAM, Duration.ofSeconds(1));

    /** Wire form of one report: the serial number says which sending it is, the content is the same. */
    private static TestProtocol report(int serial, long time, int i) {
        return TestProtocol.frame(serial).fix(time, 31.2 + i * 1e-4, 121.5, i % 400 < 20 ? 100 : 60, 0);
    }

    private List<String> raised() {
        return rig.story().stream().filter(step -> step.startsWith("RAISED")).toList();
    }

    @Test
    void changesNothingByBeingHeardAgainUnderNewSerialNumbers() {
        long began = rig.clock.epochMillis();
        for (int i = 0; i < REPORTS; i++) {
            rig.send(1, report(i, began + i * 10_000L, i));
            rig.pass(10_000);
        }
        List<String> raised = raised();
        int tracked = rig.queries.track(1, 0, Long.MAX_VALUE, 10_000).size();
        assertThat(tracked).isEqualTo(REPORTS);
        rig.pass(3_600_000);

        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < REPORTS; i++) {
            order.add(i);
        }
        Collections.shuffle(order, new Random(7));
        rig.committed.clear();
        for (int i : order) {
            rig.send(1, report(60_000 + i, began + i * 10_000L, i));
            rig.pass(50);
        }

        assertThat(rig.committed).as("all acknowledged again").hasSize(REPORTS);
        assertThat(rig.queries.track(1, 0, Long.MAX_VALUE, 10_000)).hasSize(REPORTS);
        assertThat(raised()).as("no alarm again").isEqualTo(raised);
        assertThat(rig.restarted(PROGRAM).states()).isEqualTo(rig.states());
    }

    /** More reports in an hour than are remembered of it: those that come again count as new, and are shown once. */
    @Test
    void showsEachReportOfACrowdedHourOnceThoughItIsHeardAgain() {
        int crowd = KnownContent.MAX_ROWS + 1_000;
        long began = Math.ceilDiv(rig.clock.epochMillis(), 3_600_000L) * 3_600_000L;
        rig.clock.advance(began - rig.clock.epochMillis() + 3_600_000);
        for (int i = 0; i < crowd; i++) {
            rig.send(1, report(i, began + i * 80L, i));
            if (i % 100 == 99) {
                rig.pass(10);
            }
        }
        rig.pass(3_600_000);
        long stored = rig.partition.metrics().observations();
        List<String> raised = raised();
        for (int i = 0; i < 600; i++) {
            rig.send(1, report(60_000 + i, began + i * 80L, i));
        }
        rig.send(1, report(70_000, began + 40, 0));
        rig.pass(1_000);

        assertThat(rig.committed).as("all acknowledged").hasSize(crowd + 601);
        assertThat(rig.partition.metrics().observations() - stored)
                .as("too many to be remembered, so stored again")
                .isGreaterThan(1);
        assertThat(rig.queries.track(1, 0, Long.MAX_VALUE, 2 * crowd))
                .as("each once, and the one that was new")
                .hasSize(crowd + 1);
        assertThat(raised()).as("no alarm again").isEqualTo(raised);
        assertThat(rig.restarted(PROGRAM).states()).isEqualTo(rig.states());
    }

    /** A terminal whose clock is broken reports faster than a clock of milliseconds tells apart. */
    @Test
    void keepsEveryReportThatIsGivenTheTimeOfItsReceipt() {
        long impossible = rig.clock.epochMillis() + Duration.ofDays(400).toMillis();
        for (int i = 0; i < 1_000; i++) {
            rig.send(1, report(i, impossible + i, i));
            if (i % 5 == 4) {
                rig.pass(1);
            }
        }

        assertThat(rig.queries.track(1, 0, Long.MAX_VALUE, 10_000)).hasSize(1_000);
        assertThat(rig.restarted(PROGRAM).states()).isEqualTo(rig.states());
    }
}
