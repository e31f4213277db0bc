package io.bihuan.engine;

import static io.bihuan.engine.TestProtocol.frame;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bihuan.engine.detector.DetectionProgram;
import io.bihuan.engine.observation.Channel;
import io.bihuan.engine.observation.DeviceEvent;
import io.bihuan.engine.observation.Fix;
import io.bihuan.engine.observation.Quality;
import io.bihuan.engine.observation.Reading;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineTests {
    private static final long T = ManualClock.START;

    @TempDir
    Path directory = Path.of("unset");

    private final ManualClock clock = new ManualClock();
    private final Heard heard = new Heard();

    private Engine open() {
        return open(2);
    }

    private Engine open(int partitions) {
        return Engine.open(
                EngineSettings.of(directory).withPartitions(partitions),
                new TestProtocol(),
                DetectionProgram.empty(),
                heard,
                clock);
    }

    @Test
    void acknowledgesAFrameAfterItsCommitAndAnswersAboutIt() throws Exception {
        try (Engine engine = open()) {
            engine.offer(frame(1).fix(T - 1000, 31.2, 121.5, 63.5, 0)
                    .fuel(T - 1000, 55.5)
                    .message("hello")
                    .of(7, T));
            CommittedFrame committed = heard.await();

            assertThat(committed.outcome()).isEqualTo(FrameOutcome.ACCEPTED);
            assertThat(committed.messages()).containsExactly("hello");
            Fix fix = engine.latest(7).orElseThrow().fix();
            assertThat(fix)
                    .isEqualTo(new Fix(
                            7,
                            T - 1000,
                            T,
                            committed.reference(),
                            31_200_000,
                            121_500_000,
                            10,
                            635,
                            90,
                            3,
                            0,
                            Quality.GOOD));
            assertThat(engine.track(7, T - 1000, T, 100)).containsExactly(fix);
            assertThat(engine.readings(7, "fuel", 0, T, 100))
                    .extracting(Reading::value)
                    .containsExactly(55.5);
            assertThat(engine.channels(7)).extracting(Channel::name).containsExactly("fuel");
            LoggedFrame logged = engine.frame(committed.reference()).orElseThrow();
            assertThat(logged.assetId()).isEqualTo(7);
            assertThat(logged.bytes()).isEqualTo(committed.frame().bytes());
            assertThat(engine.recentFrames(7, 5))
                    .extracting(LoggedFrame::reference)
                    .containsExactly(committed.reference());
        }
    }

    @Test
    void findsAssetsWithinARectangle() throws Exception {
        try (Engine engine = open()) {
            engine.offer(frame(1).fix(T, 31.0, 121.0, 0, 0).of(1, T));
            engine.offer(frame(1).fix(T, 32.0, 122.0, 0, 0).of(2, T));
            heard.await(2);
            List<Long> found = new ArrayList<>();
            engine.inRectangle(121.5, 31.5, 122.0, 32.0, latest -> found.add(latest.assetId()));
            assertThat(found).containsExactly(2L);
        }
    }

    @Test
    void findsAssetsOnBothSidesOfThe180thMeridian() throws Exception {
        try (Engine engine = open()) {
            engine.offer(frame(1).fix(T, -17.0, 179.5, 0, 0).of(1, T));
            engine.offer(frame(1).fix(T, -17.0, -179.5, 0, 0).of(2, T));
            engine.offer(frame(1).fix(T, -17.0, 170.0, 0, 0).of(3, T));
            heard.await(3);
            List<Long> found = new ArrayList<>();
            engine.inRectangle(179.0, -18.0, -179.0, -16.0, latest -> found.add(latest.assetId()));
            assertThat(found).containsExactlyInAnyOrder(1L, 2L);
        }
    }

    @Test
    void countsARetransmittedFrameOnceAndRepeatsItsMessages() throws Exception {
        try (Engine engine = open()) {
            InboundFrame frame = frame(9).fix(T, 50).message("register").of(3, T);
            engine.offer(frame);
            CommittedFrame first = heard.await();
            engine.offer(new InboundFrame(3, 1, T + 5000, frame.bytes(), null));
            CommittedFrame second = heard.await();

            assertThat(second.outcome()).isEqualTo(FrameOutcome.DUPLICATE);
            assertThat(second.reference()).isEqualTo(first.reference());
            assertThat(second.messages()).containsExactly("register");
            assertThat(engine.track(3, 0, T + 1, 10)).hasSize(1);
            assertThat(engine.metrics().sum(PartitionMetrics::frames)).isEqualTo(1);
            assertThat(engine.metrics().sum(PartitionMetrics::duplicateFrames)).isEqualTo(1);
        }
    }

    @Test
    void dropsFixesThatWereToldBeforeEvenFromFinishedChunks() throws Exception {
        try (Engine engine = open()) {
            for (int i = 0; i < 300; i++) {
                engine.offer(frame(i).fix(T + i * 1000L, i % 80).of(3, T + i * 1000L));
            }
            heard.await(300);
            TestProtocol again = frame(5000);
            for (int i = 0; i < 300; i++) {
                again.fix(T + i * 1000L, i % 80);
            }
            engine.offer(again.of(3, T + 400_000));
            heard.await();
            assertThat(engine.track(3, 0, T + 400_000, 1000)).hasSize(300);
            assertThat(engine.metrics().sum(PartitionMetrics::duplicateObservations))
                    .isEqualTo(300);
            assertThat(engine.metrics().sum(PartitionMetrics::lateObservations)).isZero();
        }
    }

    @Test
    void mergesLateFixesInOrderOfDeviceTime() throws Exception {
        try (Engine engine = open()) {
            engine.offer(frame(1).fix(T, 10).of(3, T));
            engine.offer(frame(2).fix(T + 60_000, 20).of(3, T + 60_000));
            engine.offer(frame(3).fix(T + 30_000, 15).of(3, T + 61_000));
            heard.await(3);
            List<Fix> track = engine.track(3, 0, T + 100_000, 10);
            assertThat(track).extracting(Fix::deviceTimeMillis).containsExactly(T, T + 30_000, T + 60_000);
            assertThat(track.get(1).quality()).isEqualTo(Quality.LATE);
            assertThat(engine.latest(3).orElseThrow().fix()).isEqualTo(track.get(2));
        }
    }

    @Test
    void replacesAndMarksTimesOfClocksThatWereNeverSetOrRunAhead() throws Exception {
        try (Engine engine = open()) {
            engine.offer(frame(1).fix(0, 10).of(3, T));
            engine.offer(frame(2).fix(T + 3_600_000, 10).of(3, T + 10_000));
            heard.await(2);
            assertThat(engine.track(3, 0, T + 100_000, 10))
                    .extracting(Fix::deviceTimeMillis, Fix::quality)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple(T, Quality.BAD_TIME),
                            org.assertj.core.groups.Tuple.tuple(T + 10_000, Quality.BAD_TIME));
        }
    }

    @Test
    void marksAJumpAndBelievesANewPlaceAfterAWhile() throws Exception {
        try (Engine engine = open()) {
            engine.offer(frame(0).fix(T, 31.0, 121.0, 60, 0).of(3, T));
            for (int i = 1; i <= 5; i++) {
                engine.offer(frame(i).fix(T + i * 1000L, 35.0, 125.0, 60, 0).of(3, T + i * 1000L));
            }
            heard.await(6);
            assertThat(engine.track(3, 0, T + 100_000, 10))
                    .extracting(Fix::quality)
                    .containsExactly(
                            0, Quality.IMPLAUSIBLE_JUMP, Quality.IMPLAUSIBLE_JUMP, Quality.IMPLAUSIBLE_JUMP, 0, 0);
        }
    }

    @Test
    void keepsAFrameTheDecoderRejectsOrFailsOnAndWhatCameBefore() throws Exception {
        try (Engine engine = open()) {
            engine.offer(frame(1).fix(T, 10).bad(TestProtocol.REJECT).of(3, T));
            CommittedFrame rejected = heard.await();
            engine.offer(frame(2).fix(T + 1000, 10).bad(TestProtocol.THROW).of(3, T));
            CommittedFrame failed = heard.await();
            engine.offer(frame(3).bad(TestProtocol.BAD_ITEM).fix(T + 2000, 10).of(3, T));
            CommittedFrame item = heard.await();

            assertThat(rejected.outcome()).isEqualTo(FrameOutcome.REJECTED);
            assertThat(rejected.rejection()).isEqualTo(new FrameRejection("TEST", "kind", 1, "asked to"));
            assertThat(failed.rejection()).extracting("code").isEqualTo("DECODER_FAULT");
            assertThat(item.outcome()).isEqualTo(FrameOutcome.ACCEPTED);
            assertThat(engine.frame(failed.reference())).isPresent();
            assertThat(engine.track(3, 0, T + 100_000, 10)).hasSize(3);
            assertThat(engine.metrics().sum(PartitionMetrics::rejectedFrames)).isEqualTo(2);
            assertThat(engine.metrics().sum(PartitionMetrics::rejectedItems)).isEqualTo(1);
        }
    }

    @Test
    void putsFragmentsTogetherAndAsksForMissingOnes() throws Exception {
        try (Engine engine = open()) {
            byte[] whole = frame(0).fix(T, 42).bytes();
            byte[] head = java.util.Arrays.copyOf(whole, 5);
            byte[] tail = java.util.Arrays.copyOfRange(whole, 5, whole.length);
            engine.offer(frame(101).fragment(1, 2, 2, tail).of(3, T));
            assertThat(heard.await().outcome()).isEqualTo(FrameOutcome.FRAGMENT_PENDING);
            clock.advance(40_000);
            assertThat(heard.awaitOther()).isEqualTo("missing 3 1 100 [1]");
            engine.offer(frame(100).fragment(1, 2, 1, head).of(3, T));
            assertThat(heard.await().outcome()).isEqualTo(FrameOutcome.ACCEPTED);
            assertThat(engine.latest(3).orElseThrow().fix())
                    .extracting(Fix::speedKmh)
                    .isEqualTo(42.0);
        }
    }

    @Test
    void keepsEventsInOrderAndOnce() throws Exception {
        try (Engine engine = open()) {
            engine.offer(frame(1).event(T, 2, DeviceEvent.Phase.BEGIN, 1, 77).of(3, T));
            engine.offer(frame(2).event(T, 2, DeviceEvent.Phase.BEGIN, 1, 77).of(3, T + 1000));
            for (int i = 0; i < 100; i++) {
                engine.offer(frame(i + 10)
                        .event(T + i, 3, DeviceEvent.Phase.INSTANT, 2, i)
                        .of(3, T + 1000));
            }
            heard.await(102);
            List<DeviceEvent> events = engine.events(3, 0, T + 1000);
            assertThat(events).hasSize(101);
            assertThat(events).isSortedAccordingTo(java.util.Comparator.comparingLong(DeviceEvent::deviceTimeMillis));
            assertThat(events.getFirst().attributes()).containsEntry("speed", "60");
        }
    }

    @Test
    void answersTheSameAfterAnOrderlyStopAndReadOnly() throws Exception {
        List<Fix> before;
        try (Engine engine = open()) {
            for (int i = 0; i < 200; i++) {
                engine.offer(frame(i).fix(T + i * 1000L, i % 80)
                        .fuel(T + i * 1000L, 50 - i * 0.1)
                        .of(3, T + i * 1000L));
            }
            heard.await(200);
            before = engine.track(3, 0, T + 400_000, 1000);
        }
        try (Engine engine = Engine.openReadOnly(directory, new TestProtocol())) {
            List<Fix> read = new ArrayList<>();
            engine.forEachFix(0, T + 400_000, null, read::add);
            assertThat(read).isEqualTo(before);
            assertThatThrownBy(() -> engine.offer(frame(1).of(3, T))).isInstanceOf(EngineException.class);
        }
        try (Engine engine = open()) {
            assertThat(engine.track(3, 0, T + 400_000, 1000)).isEqualTo(before);
            assertThat(engine.readings(3, "fuel", 0, T + 400_000, 1000)).hasSize(200);
            assertThat(engine.latest(3).orElseThrow().fix()).isEqualTo(before.getLast());
        }
    }

    @Test
    void refusesADirectoryMadeWithAnotherNumberOfPartitions() {
        open().close();
        assertThatThrownBy(() -> open(3))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("2 partitions")
                .extracting("code")
                .isEqualTo(EngineException.Code.STORE_UNAVAILABLE);
    }

    @Test
    void keepsThePartitionsOfADirectoryThatAreLeftToIt() {
        open(3).close();
        try (Engine engine = open(0)) {
            assertThat(engine.partitions()).isEqualTo(3);
        }
    }

    @Test
    void givesHalfOfTheProcessorsToANewDirectory() {
        try (Engine engine = open(0)) {
            assertThat(engine.partitions())
                    .isEqualTo(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
        }
    }
}
