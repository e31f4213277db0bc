package io.bihuan.engine;

import static io.bihuan.engine.TestProtocol.frame;
import static org.assertj.core.api.Assertions.assertThat;

import io.bihuan.engine.detector.Alarm;
import io.bihuan.engine.detector.AlarmState;
import io.bihuan.engine.detector.AlarmTransition;
import io.bihuan.engine.detector.DetectionProgram;
import io.bihuan.engine.detector.Envelope;
import io.bihuan.engine.detector.Overspeed;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every way an operator can lead an alarm through the states of ISA-18.2, and what the outbox and the lists say of it. */
class AlarmStatesTests {
    private static final DetectionProgram PROGRAM = new DetectionProgram(
            List.of(new Overspeed(new Envelope("speed", 2, 0, 0), 80, Map.of(), List.of(), 0, 0, 0)),
            List.of(),
            List.of(),
            0);
    private final Rig rig = new Rig(new MemoryStore(), new ManualClock(), PROGRAM, Duration.ofDays(1));

    private AlarmAnswer wish(String id, Wish.Action action, long until) throws Exception {
        var answer = rig.partition.wish(new Wish(action, id, until, rig.clock.epochMillis(), "wang"));
        rig.work();
        return answer.get();
    }

    private AlarmAnswer wish(Wish.Action action, long until) throws Exception {
        return wish(rig.told().getLast().alarm().id(), action, until);
    }

    private void drive(long asset, double kmh) {
        rig.clock.advance(1_000);
        rig.drive(asset, kmh);
    }

    private List<String> open() {
        return AlarmQueries.open(rig.store, 100).stream()
                .map(alarm -> alarm.assetId() + " " + alarm.state())
                .toList();
    }

    private Latest latest(long asset) {
        AssetState state = rig.partition.recording.find(asset);
        Latest latest = state == null ? null : state.latest;
        assertThat(latest).isNotNull();
        return java.util.Objects.requireNonNull(latest);
    }

    @Test
    void listsAnAlarmAsOpenUntilItIsBothOverAndAcknowledged() throws Exception {
        drive(1, 90);
        assertThat(open()).containsExactly("1 UNACKNOWLEDGED");
        drive(1, 50);
        assertThat(open()).containsExactly("1 RETURNED_UNACKNOWLEDGED");
        wish(Wish.Action.ACKNOWLEDGE, 0);
        assertThat(open()).isEmpty();
        Alarm kept = AlarmQueries.alarm(rig.store, rig.told().getFirst().alarm().id())
                .orElseThrow();
        assertThat(kept.state()).isEqualTo(AlarmState.NORMAL);
        assertThat(kept.endTimeMillis()).isEqualTo(ManualClock.START + 2_000);
    }

    @Test
    void countsActiveAlarmsOfAnAssetAndTheirGravestSeverity() {
        drive(1, 60);
        assertThat(latest(1).activeAlarms()).isZero();
        drive(1, 90);
        assertThat(latest(1))
                .extracting(Latest::activeAlarms, Latest::highestSeverity)
                .containsExactly(1, 2);
        drive(1, 60);
        assertThat(latest(1))
                .extracting(Latest::activeAlarms, Latest::highestSeverity)
                .containsExactly(0, 0);
    }

    @Test
    void staysAcknowledgedThroughAWorsening() throws Exception {
        drive(1, 90);
        wish(Wish.Action.ACKNOWLEDGE, 0);
        drive(1, 140);
        assertThat(rig.story()).last().isEqualTo("WORSENED overspeed ACKNOWLEDGED");
        assertThat(rig.told().getLast().alarm().worstValue()).isEqualTo(140.0);
    }

    @Test
    void asksForANewAcknowledgementOfEachOccurrence() throws Exception {
        drive(1, 90);
        wish(Wish.Action.ACKNOWLEDGE, 0);
        drive(1, 50);
        drive(1, 90);
        assertThat(rig.story()).last().isEqualTo("RAISED overspeed UNACKNOWLEDGED");
    }

    @Test
    void comesBackUnacknowledgedFromTheShelfThoughItWasAcknowledged() throws Exception {
        drive(1, 90);
        wish(Wish.Action.ACKNOWLEDGE, 0);
        wish(Wish.Action.SHELVE, rig.clock.epochMillis() + 5_000);
        assertThat(open()).containsExactly("1 SHELVED");
        rig.pass(5_000);
        assertThat(rig.story()).last().isEqualTo("UNSHELVED overspeed UNACKNOWLEDGED");
        assertThat(rig.told().getLast().by()).isEmpty();
    }

    @Test
    void keepsAShelfToTheMillisecondBeforeItsEnd() throws Exception {
        drive(1, 90);
        wish(Wish.Action.SHELVE, rig.clock.epochMillis() + 5_000);
        rig.pass(4_999);
        assertThat(rig.story()).last().isEqualTo("SHELVED overspeed SHELVED");
        rig.pass(1_000);
        assertThat(rig.story()).last().isEqualTo("UNSHELVED overspeed UNACKNOWLEDGED");
    }

    @Test
    void lengthensAShelfThatIsPutUpAgain() throws Exception {
        drive(1, 90);
        wish(Wish.Action.SHELVE, rig.clock.epochMillis() + 5_000);
        wish(Wish.Action.SHELVE, rig.clock.epochMillis() + 50_000);
        rig.pass(20_000);
        assertThat(rig.story()).last().isEqualTo("SHELVED overspeed SHELVED");
        rig.pass(40_000);
        assertThat(rig.told().stream().filter(t -> t.kind() == AlarmTransition.Kind.UNSHELVED))
                .hasSize(1);
    }

    @Test
    void refusesAShelfThatWouldEndBeforeItBegins() throws Exception {
        drive(1, 90);
        AlarmAnswer answer = wish(Wish.Action.SHELVE, rig.clock.epochMillis());
        assertThat(answer.result()).isEqualTo(AlarmAnswer.Result.NOT_ALLOWED);
        assertThat(answer.alarm()).isEqualTo(rig.told().getLast().alarm());
        assertThat(rig.story()).hasSize(1);
    }

    @Test
    void doesNotAcknowledgeWhatIsShelvedNorUnshelveWhatIsNot() throws Exception {
        drive(1, 90);
        assertThat(wish(Wish.Action.UNSHELVE, 0).result()).isEqualTo(AlarmAnswer.Result.UNCHANGED);
        wish(Wish.Action.SHELVE, rig.clock.epochMillis() + 5_000);
        assertThat(wish(Wish.Action.ACKNOWLEDGE, 0).result()).isEqualTo(AlarmAnswer.Result.UNCHANGED);
        assertThat(open()).containsExactly("1 SHELVED");
    }

    @Test
    void answersThatItDoesNotKnowAnAlarm() throws Exception {
        drive(1, 90);
        for (String id : new String[] {"1-speed-zzz", "99-speed-1", "", "-", "nonsense", "1-"}) {
            for (Wish.Action action : Wish.Action.values()) {
                AlarmAnswer answer = wish(id, action, Long.MAX_VALUE - 1);
                assertThat(answer.result()).as("%s %s", action, id).isEqualTo(AlarmAnswer.Result.UNKNOWN_ALARM);
                assertThat(answer.alarm()).isNull();
            }
        }
        assertThat(rig.story()).hasSize(1);
    }

    @Test
    void silencesOneAssetAndNotItsNeighbour() throws Exception {
        drive(1, 90);
        wish(Wish.Action.SUPPRESS, 0);
        drive(2, 90);
        assertThat(open()).containsExactly("1 SUPPRESSED", "2 UNACKNOWLEDGED");
    }

    @Test
    void staysSuppressedForEveryFurtherOccurrenceAndAfterARestart() throws Exception {
        drive(1, 90);
        wish(Wish.Action.SUPPRESS, 0);
        drive(1, 50);
        assertThat(rig.story()).last().isEqualTo("RETURNED overspeed NORMAL");
        drive(1, 90);
        assertThat(rig.story()).last().isEqualTo("RAISED overspeed SUPPRESSED");
        Rig restarted = rig.restarted(PROGRAM);
        restarted.clock.advance(1_000);
        restarted.drive(1, 50);
        restarted.clock.advance(86_400_000);
        restarted.drive(1, 95);
        assertThat(restarted.story()).endsWith("RETURNED overspeed NORMAL", "RAISED overspeed SUPPRESSED");
    }

    @Test
    void numbersTransitionsWithoutGapsAndGivesOnlyThoseNotDone() throws Exception {
        for (int i = 0; i < 4; i++) {
            drive(1, 90);
            drive(1, 50);
        }
        assertThat(rig.told()).extracting(AlarmTransition::sequence).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
        assertThat(rig.partition.book.outbox(3))
                .extracting(AlarmTransition::sequence)
                .containsExactly(1L, 2L, 3L);
        rig.partition.book.done(3);
        rig.partition.book.done(2);
        assertThat(rig.told()).extracting(AlarmTransition::sequence).containsExactly(4L, 5L, 6L, 7L, 8L);
        assertThat(rig.partition.book.depth()).isEqualTo(5);
        assertThat(rig.restarted(PROGRAM).told()).isEqualTo(rig.told());
    }

    @Test
    void tellsNothingAgainOfALateUploadThatIsRepeated() {
        drive(1, 50);
        rig.clock.advance(300_000);
        drive(1, 50);
        long t = ManualClock.START;
        for (int i = 0; i < 4; i++) {
            rig.send(1, frame(i).fix(t + 20_000, 100).fix(t + 30_000, 110).fix(t + 40_000, 60));
            rig.pass(1_000);
        }
        assertThat(rig.story())
                .containsExactly("RAISED overspeed UNACKNOWLEDGED", "RETURNED overspeed RETURNED_UNACKNOWLEDGED");
        assertThat(rig.told().getLast().alarm().worstValue()).isEqualTo(110.0);
        assertThat(rig.told().getLast().alarm().attributes()).containsEntry("late", "true");
        assertThat(rig.partition.metrics().duplicateObservations()).isEqualTo(9);
        assertThat(java.util.Objects.requireNonNull(latest(1).fix()).speedKmh()).isEqualTo(50.0);
        assertThat(rig.queries.track(1, 0, Long.MAX_VALUE, 100)).hasSize(5);
    }
}
