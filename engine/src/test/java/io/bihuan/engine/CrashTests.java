package io.bihuan.engine;

import static io.bihuan.engine.TestProtocol.frame;
import static org.assertj.core.api.Assertions.assertThat;

import io.bihuan.engine.detector.AlarmState;
import io.bihuan.engine.detector.AlarmTransition;
import io.bihuan.engine.detector.DetectionProgram;
import io.bihuan.engine.detector.Envelope;
import io.bihuan.engine.detector.Overspeed;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On the real store: the engine is dropped without saving anything, as a killed process drops it. */
class CrashTests {
    private static final long T = ManualClock.START;
    private static final DetectionProgram PROGRAM = new DetectionProgram(
            List.of(new Overspeed(new Envelope("speed", 2, 2_000, 0), 80, Map.of(), List.of(), 0, 0, 0)),
            List.of(),
            List.of(),
            0);

    @TempDir
    Path directory = Path.of("unset");

    private final ManualClock clock = new ManualClock();
    private final Heard heard = new Heard();

    private Engine open(DetectionProgram program, Durability durability) {
        return Engine.open(
                EngineSettings.of(directory).withDurability(durability), new TestProtocol(), program, heard, clock);
    }

    @Test
    void losesNothingAcknowledgedAndRaisesNothingTwice() throws Exception {
        for (Durability durability :
                List.of(Durability.everyCommit(), Durability.grouped(5), Durability.operatingSystem())) {
            long asset = 10 + durability.mode().ordinal();
            Engine engine = open(PROGRAM, durability);
            for (int i = 0; i < 500; i++) {
                engine.offer(frame(i).fix(T + i * 1000L, i % 50 < 25 ? 60 : 100).of(asset, T + i * 1000L));
            }
            heard.await(500);
            engine.abort();
            Engine again = open(PROGRAM, durability);
            assertThat(again.track(asset, 0, Long.MAX_VALUE, 1000)).hasSize(500);
            List<AlarmTransition> told = again.outbox(again.partitionOf(asset), 1000);
            assertThat(told.stream()
                            .filter(t -> t.alarm().assetId() == asset && t.kind() == AlarmTransition.Kind.RAISED)
                            .map(t -> t.alarm().id())
                            .toList())
                    .hasSize(10)
                    .doesNotHaveDuplicates();
            again.abort();
        }
    }

    @Test
    void forgetsDoneTransitionsAndNumbersOn() throws Exception {
        Engine engine = open(PROGRAM, Durability.everyCommit());
        engine.offer(frame(1).fix(T, 100).of(1, T));
        engine.offer(frame(2).fix(T + 5000, 120).of(1, T + 5000));
        heard.await(2);
        int partition = engine.partitionOf(1);
        assertThat(engine.outbox(partition, 10))
                .extracting(AlarmTransition::sequence)
                .containsExactly(1L);
        engine.outboxDone(partition, 1);
        engine.abort();

        Engine again = open(PROGRAM, Durability.everyCommit());
        assertThat(again.outbox(partition, 10)).isEmpty();
        again.offer(frame(3).fix(T + 6000, 50).of(1, T + 6000));
        heard.await();
        assertThat(again.outbox(partition, 10))
                .extracting(AlarmTransition::sequence, AlarmTransition::kind)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(2L, AlarmTransition.Kind.RETURNED));
        again.abort();
    }

    @Test
    void returnsAnAlarmWhoseDetectorIsGoneAfterTheCrash() throws Exception {
        Engine engine = open(PROGRAM, Durability.everyCommit());
        engine.offer(frame(1).fix(T, 100).of(1, T));
        engine.offer(frame(2).fix(T + 5000, 120).of(1, T + 5000));
        heard.await(2);
        String id = engine.openAlarms(10).getFirst().id();
        engine.abort();

        try (Engine again = open(DetectionProgram.empty(), Durability.everyCommit())) {
            assertThat(again.alarm(id).orElseThrow().state()).isEqualTo(AlarmState.RETURNED_UNACKNOWLEDGED);
            assertThat(again.acknowledge(id, "somebody").get().result()).isEqualTo(AlarmAnswer.Result.DONE);
            assertThat(again.alarm(id).orElseThrow().state()).isEqualTo(AlarmState.NORMAL);
            assertThat(again.openAlarms(10)).isEmpty();
            assertThat(again.alarmsOf(1, 10)).hasSize(1);
        }
    }

    @Test
    void answersWishesThatCannotBeMet() throws Exception {
        try (Engine engine = open(PROGRAM, Durability.everyCommit())) {
            assertThat(engine.acknowledge("1-speed-abc", "x").get().result())
                    .isEqualTo(AlarmAnswer.Result.UNKNOWN_ALARM);
            assertThat(engine.shelve("nonsense", T, "x").get().result()).isEqualTo(AlarmAnswer.Result.UNKNOWN_ALARM);
        }
    }
}
