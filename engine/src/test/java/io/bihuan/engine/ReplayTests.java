package io.bihuan.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.bihuan.engine.detector.AlarmTransition;
import io.bihuan.engine.detector.Area;
import io.bihuan.engine.detector.AreaShape;
import io.bihuan.engine.detector.AreaWatch;
import io.bihuan.engine.detector.DetectionProgram;
import io.bihuan.engine.detector.DeviceAlarmBits;
import io.bihuan.engine.detector.DeviceEvents;
import io.bihuan.engine.detector.Envelope;
import io.bihuan.engine.detector.OfflineWhileMoving;
import io.bihuan.engine.detector.Overspeed;
import io.bihuan.engine.observation.DeviceEvent;
import io.bihuan.engine.observation.Fix;
import io.bihuan.engine.observation.Position;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Promises P1, P2 and P8 on random lives of a few assets: whatever the moment of a crash, the restart knows the same. */
class ReplayTests {
    private static final int STEPS = 120;
    private static final int ASSETS = 4;

    private static DetectionProgram program() {
        return new DetectionProgram(
                List.of(
                        new Overspeed(new Envelope("speed", 2, 3_000, 2_000), 80, Map.of(), List.of(), 0, 2, 0.5),
                        new DeviceAlarmBits(
                                new Envelope("bits", 1, 0, 0),
                                List.of(new DeviceAlarmBits.Bit(0, "device.emergency", 4))),
                        new DeviceEvents(
                                new Envelope("events", 1, 0, 0),
                                List.of(new DeviceEvents.Rule("test.adas", -1, "adas.any", 2)),
                                60_000),
                        new AreaWatch(new Envelope("areas", 3, 0, 0)),
                        new OfflineWhileMoving(new Envelope("offline", 2, 0, 0), 20_000, 10)),
                List.of(new Area(
                        5,
                        "school",
                        "school",
                        new AreaShape.Circle(new Position(31_200_000, 121_500_000), 300),
                        new Area.Rules(40, false, true, true, 5_000, Set.of(), List.of()))),
                List.of(),
                28_800);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void restartKnowsWhatTheCrashedRunKnewAtEveryCommit(long seed) {
        Random random = new Random(seed);
        Rig rig = new Rig(new MemoryStore(), new ManualClock(), program(), Duration.ofMillis(random.nextInt(20_000)));
        List<String> open = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            act(rig, random, step, open);
            rig.work();
            if (random.nextInt(5) == 0) {
                compare(rig, step);
            }
        }
        List<String> raised = rig.told().stream()
                .filter(t -> t.kind() == AlarmTransition.Kind.RAISED)
                .map(t -> t.alarm().id())
                .toList();
        assertThat(raised).doesNotHaveDuplicates();
        assertThat(raised).hasSizeGreaterThan(5);
    }

    private static void compare(Rig rig, int step) {
        Rig restarted = rig.restarted(program());
        assertThat(restarted.states()).as("states after step %d", step).isEqualTo(rig.states());
        assertThat(restarted.told()).as("transitions after step %d", step).isEqualTo(rig.told());
        for (long asset = 1; asset <= ASSETS; asset++) {
            assertThat(restarted.queries.track(asset, 0, Long.MAX_VALUE, 100_000))
                    .as("track of %d after step %d", asset, step)
                    .isEqualTo(rig.queries.track(asset, 0, Long.MAX_VALUE, 100_000));
        }
    }

    private static void act(Rig rig, Random random, int step, List<String> open) {
        int frames = 1 + random.nextInt(12);
        for (int i = 0; i < frames; i++) {
            long asset = 1 + random.nextInt(ASSETS);
            rig.clock.advance(random.nextInt(1500));
            rig.send(asset, frame(random, step * 100 + i, rig.clock.epochMillis()));
        }
        if (random.nextInt(10) == 0) {
            rig.clock.advance(30_000);
        }
        rig.told().forEach(t -> open.add(t.alarm().id()));
        if (!open.isEmpty() && random.nextInt(4) == 0) {
            Wish.Action action = Wish.Action.values()[random.nextInt(4)];
            String id = open.get(random.nextInt(open.size()));
            long now = rig.clock.epochMillis();
            rig.partition.wish(new Wish(action, id, now + random.nextInt(60_000), now, "operator"));
        }
    }

    private static TestProtocol frame(Random random, int serial, long now) {
        TestProtocol frame = TestProtocol.frame(serial);
        switch (random.nextInt(9)) {
            case 0 -> {
                // An upload of what happened before, some of it told already.
                int items = 1 + random.nextInt(300);
                for (int i = 0; i < items; i++) {
                    long time = now - 400_000 + random.nextInt(40) * 10_000L;
                    fix(frame, time, new Random(time));
                }
            }
            case 1 ->
                frame.event(
                        now - random.nextInt(900_000),
                        random.nextInt(2),
                        DeviceEvent.Phase.values()[random.nextInt(3)],
                        random.nextInt(3),
                        random.nextInt(3));
            case 2 ->
                frame.fuel(now - random.nextInt(5_000), random.nextInt(100)).fuel(now, random.nextInt(100));
            case 3 ->
                frame.fragment(
                        random.nextInt(3),
                        3,
                        1 + random.nextInt(3),
                        TestProtocol.frame(0).fix(now, 5).bytes());
            case 4 ->
                frame.fix(now, random.nextInt(120))
                        .bad(random.nextBoolean() ? TestProtocol.REJECT : TestProtocol.THROW);
            default -> {
                long time = now / 10_000 * 10_000;
                fix(frame, time, new Random(time));
                fix(frame, now, random);
            }
        }
        return frame;
    }

    private static void fix(TestProtocol frame, long time, Random random) {
        double north = 31.19 + random.nextInt(20) / 1000.0;
        frame.fix(time, north, 121.5, random.nextInt(140), random.nextInt(4) == 0 ? 1 : 0);
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23})
    void acknowledgedFixesAreAllThereAfterACrash(long seed) {
        Random random = new Random(seed);
        Rig rig = new Rig(new MemoryStore(), new ManualClock(), program(), Duration.ofSeconds(5));
        Set<Long> sent = new HashSet<>();
        for (int i = 0; i < 2_000; i++) {
            rig.clock.advance(1 + random.nextInt(2_000));
            sent.add(rig.clock.epochMillis());
            rig.send(1, TestProtocol.frame(i).fix(rig.clock.epochMillis(), random.nextInt(100)));
            if (random.nextInt(5) == 0) {
                rig.work();
            }
        }
        rig.work();
        assertThat(rig.committed).hasSize(2_000);
        assertThat(rig.restarted(program()).queries.track(1, 0, Long.MAX_VALUE, 10_000))
                .extracting(Fix::deviceTimeMillis)
                .containsExactlyInAnyOrderElementsOf(sent);
    }
}
