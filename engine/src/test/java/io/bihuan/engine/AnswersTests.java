package io.bihuan.engine;

import static io.bihuan.engine.TestProtocol.frame;
import static org.assertj.core.api.Assertions.assertThat;

import io.bihuan.engine.detector.DetectionProgram;
import io.bihuan.engine.observation.Fix;
import io.bihuan.engine.observation.FrameReference;
import io.bihuan.engine.observation.Reading;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What the engine answers about what was committed: ranges, thinning, frames by reference, exports. */
class AnswersTests {
    private static final long T = ManualClock.START;
    private final ManualClock clock = new ManualClock();
    private final Heard heard = new Heard();

    private Engine open() {
        EngineSettings settings = EngineSettings.of(Path.of("memory")).withPartitions(3);
        return Engine.open(settings, new MemoryStore(), new TestProtocol(), DetectionProgram.empty(), heard, clock);
    }

    /** Some fixes of three assets, in order and late, over several chunks. */
    private List<Long> drive(Engine engine, int fixes) throws Exception {
        Random random = new Random(4);
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < fixes; i++) {
            times.add(T + i * 1_000L);
        }
        List<Long> shuffled = new ArrayList<>(times);
        for (int i = 0; i + 10 < shuffled.size(); i += 10) {
            java.util.Collections.shuffle(shuffled.subList(i, i + 10), random);
        }
        for (int i = 0; i < fixes; i++) {
            for (long asset = 1; asset <= 3; asset++) {
                engine.offer(frame(i).fix(shuffled.get(i), 31 + i / 1e5, 121, 30, 0)
                        .fuel(T + i * 1_000L, i == 333 ? 400 : 50)
                        .of(asset, T + fixes * 1_000L));
            }
        }
        heard.await(fixes * 3);
        return times;
    }

    @Test
    void givesATrackOfARangeWithItsStartAndWithoutItsEndThoughFixesCameOutOfOrder() throws Exception {
        try (Engine engine = open()) {
            List<Long> times = drive(engine, 700);
            assertThat(engine.track(2, T + 100_000, T + 600_000, 10_000))
                    .extracting(Fix::deviceTimeMillis)
                    .containsExactlyElementsOf(times.subList(100, 600));
            assertThat(engine.track(2, T + 100_000, T + 100_000, 10_000)).isEmpty();
            assertThat(engine.track(2, T + 100_000, T + 100_001, 10_000)).hasSize(1);
            assertThat(engine.track(2, T - 90_000_000, T, 10_000)).isEmpty();
            assertThat(engine.track(77, 0, Long.MAX_VALUE, 10)).isEmpty();
        }
    }

    @Test
    void thinsATrackToWhatIsAskedForAndKeepsAReadingsPeak() throws Exception {
        try (Engine engine = open()) {
            drive(engine, 700);
            List<Fix> thin = engine.track(1, 0, Long.MAX_VALUE, 40);
            assertThat(thin).hasSize(40).isSortedAccordingTo(Comparator.comparingLong(Fix::deviceTimeMillis));
            assertThat(engine.track(1, 0, Long.MAX_VALUE, 10_000)).containsAll(thin);
            assertThat(engine.readings(1, "fuel", 0, Long.MAX_VALUE, 20))
                    .hasSizeLessThanOrEqualTo(20)
                    .extracting(Reading::value)
                    .contains(400.0);
            assertThat(engine.readings(1, "no such", 0, Long.MAX_VALUE, 20)).isEmpty();
        }
    }

    @Test
    void exportsEveryFixOfTheRangeOnceInOrderOfTimeForEachAsset() throws Exception {
        try (Engine engine = open()) {
            List<Long> times = drive(engine, 700);
            List<Fix> all = new ArrayList<>();
            engine.forEachFix(T, T + 500_000, null, all::add);
            assertThat(all).hasSize(1_500);
            for (long asset = 1; asset <= 3; asset++) {
                long wanted = asset;
                List<Fix> own = new ArrayList<>();
                engine.forEachFix(T, T + 500_000, asset, own::add);
                assertThat(own).extracting(Fix::deviceTimeMillis).containsExactlyElementsOf(times.subList(0, 500));
                assertThat(all.stream().filter(fix -> fix.assetId() == wanted).toList())
                        .isEqualTo(own);
            }
            engine.forEachFix(T, T + 500_000, 99L, fix -> {
                throw new AssertionError("a fix of an asset nobody knows: " + fix);
            });
        }
    }

    @Test
    void findsEveryFixesFrameByItsReferenceWithTheBytesThatCame() throws Exception {
        try (Engine engine = open()) {
            drive(engine, 60);
            Set<FrameReference> seen = new TreeSet<>();
            for (long asset = 1; asset <= 3; asset++) {
                for (Fix fix : engine.track(asset, 0, Long.MAX_VALUE, 10_000)) {
                    FrameReference reference = java.util.Objects.requireNonNull(fix.reference());
                    LoggedFrame frame = engine.frame(reference).orElseThrow();
                    assertThat(frame.assetId()).isEqualTo(asset);
                    assertThat(frame.reference()).isEqualTo(reference);
                    List<Long> told = new ArrayList<>();
                    io.bihuan.engine.packed.ByteReader in = new io.bihuan.engine.packed.ByteReader(frame.bytes());
                    in.varint();
                    in.u8();
                    told.add(in.signed());
                    assertThat(told).containsExactly(fix.deviceTimeMillis());
                    seen.add(FrameReference.parse(reference.toString()));
                }
            }
            assertThat(seen).hasSize(180);
        }
    }

    @Test
    void findsNoFrameWhereThereIsNone() throws Exception {
        try (Engine engine = open()) {
            drive(engine, 5);
            int partition = engine.partitionOf(1);
            assertThat(engine.frame(new FrameReference(partition, 0))).isEmpty();
            assertThat(engine.frame(new FrameReference(partition, 1_000_000))).isEmpty();
            assertThat(engine.frame(new FrameReference(3, 1))).isEmpty();
        }
    }

    @Test
    void givesAnAssetsNewestFramesFirstAndNoMoreThanAsked() throws Exception {
        try (Engine engine = open()) {
            for (int i = 0; i < 50; i++) {
                engine.offer(frame(i).message("m" + i).of(1, T + i));
                engine.offer(frame(i).message("m" + i).of(2, T + i));
            }
            heard.await(100);
            assertThat(engine.recentFrames(1, 4))
                    .extracting(f -> f.assetId() + " " + (f.receivedTimeMillis() - T))
                    .containsExactly("1 49", "1 48", "1 47", "1 46");
            assertThat(engine.recentFrames(1, 1_000)).hasSize(32);
            assertThat(engine.recentFrames(9, 10)).isEmpty();
        }
    }

    @Test
    void changesNothingByFramesThatAreSentTwice() throws Exception {
        try (Engine engine = open()) {
            for (int i = 0; i < 20; i++) {
                InboundFrame frame =
                        frame(i).fix(T + i * 1_000L, 60).fuel(T + i * 1_000L, i).of(1, T + i * 1_000L);
                engine.offer(frame);
                engine.offer(frame);
            }
            List<CommittedFrame> committed = heard.await(40);
            assertThat(committed.stream().filter(f -> f.outcome() == FrameOutcome.DUPLICATE))
                    .hasSize(20);
            assertThat(committed.stream().map(CommittedFrame::reference).distinct())
                    .hasSize(20);
            assertThat(engine.track(1, 0, Long.MAX_VALUE, 100)).hasSize(20);
            assertThat(engine.readings(1, "fuel", 0, Long.MAX_VALUE, 100)).hasSize(20);
            assertThat(engine.metrics().sum(PartitionMetrics::frames)).isEqualTo(20);
        }
    }

    @Test
    void takesTheSameBytesOfAnotherAssetOrMuchLaterForAnotherFrame() throws Exception {
        try (Engine engine = open()) {
            byte[] bytes = frame(1).message("heartbeat").bytes();
            engine.offer(new InboundFrame(1, 1, T, bytes, null));
            engine.offer(new InboundFrame(2, 1, T, bytes, null));
            engine.offer(new InboundFrame(1, 2, T, bytes, null));
            engine.offer(new InboundFrame(1, 1, T + 600_001, bytes, null));
            assertThat(heard.await(4)).extracting(CommittedFrame::outcome).containsOnly(FrameOutcome.ACCEPTED);
            engine.offer(new InboundFrame(1, 1, T + 600_002, bytes, null));
            assertThat(heard.await().outcome()).isEqualTo(FrameOutcome.DUPLICATE);
        }
    }
}
