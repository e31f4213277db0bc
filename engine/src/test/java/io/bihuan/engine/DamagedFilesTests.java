package io.bihuan.engine;

import static io.bihuan.engine.TestProtocol.frame;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bihuan.engine.detector.DetectionProgram;
import io.bihuan.engine.observation.Fix;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files of the store are cut off or altered while the engine is down. What a disk has lost nobody brings back; promised is
 * that what comes back is true and a beginning of what was, and that what cannot be read says so and names the directory.
 */
class DamagedFilesTests {
    private static final long T = ManualClock.START;
    private static final int REPORTS = 400;

    @TempDir
    Path directory = Path.of("unset");

    private Path original = Path.of("unset");

    @BeforeEach
    void makeStoreOfAKilledProcess() throws Exception {
        original = directory.resolve("original");
        Heard heard = new Heard();
        Engine engine = open(original, heard);
        for (int i = 0; i < REPORTS; i++) {
            engine.offer(frame(i).fix(T + i * 1000L, i).of(1, T + i * 1000L));
            if (i % 10 == 9) {
                heard.await(10);
            }
        }
        engine.checkpoint(directory.resolve("flushed"));
        for (int i = REPORTS; i < REPORTS * 2; i++) {
            engine.offer(frame(i).fix(T + i * 1000L, i).of(1, T + i * 1000L));
            if (i % 10 == 9) {
                heard.await(10);
            }
        }
        copy(original, directory.resolve("killed"));
        engine.abort();
        original = directory.resolve("killed");
        Files.deleteIfExists(original.resolve("LOCK"));
    }

    private static Engine open(Path path, Heard heard) {
        return Engine.open(
                EngineSettings.of(path).withPartitions(1),
                new TestProtocol(),
                DetectionProgram.empty(),
                heard,
                new ManualClock());
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    private static List<Path> files(Path store, String ending) throws IOException {
        try (Stream<Path> files = Files.list(store)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted(Comparator.comparing(Path::getFileName))
                    .toList();
        }
    }

    /** What comes back must be a beginning of what was, without a gap and without anything invented. */
    private static int comesBack(Path store) {
        try (Engine engine = open(store, new Heard())) {
            List<Fix> track = engine.track(1, 0, Long.MAX_VALUE, REPORTS * 4);
            for (int i = 0; i < track.size(); i++) {
                assertThat(track.get(i).deviceTimeMillis()).isEqualTo(T + i * 1000L);
                assertThat(track.get(i).speedDecikmh()).isEqualTo(i * 10);
            }
            engine.offer(frame(9_999).fix(T + 9_999_000L, 1).of(1, T));
            return track.size();
        }
    }

    @Test
    void bringsBackEverythingOfAKilledProcess() {
        assertThat(comesBack(original)).isEqualTo(REPORTS * 2);
    }

    @Test
    void bringsBackWhatStoodBeforeACutInTheWriteAheadLog() throws Exception {
        Path log = files(original, ".log").getLast();
        long whole = Files.size(log);
        Random random = new Random(5);
        List<Integer> lengths = new ArrayList<>();
        for (int round = 0; round < 8; round++) {
            Path torn = directory.resolve("torn-" + round);
            copy(original, torn);
            try (RandomAccessFile file =
                    new RandomAccessFile(torn.resolve(log.getFileName()).toFile(), "rw")) {
                file.setLength((long) (whole * random.nextDouble()));
            }
            lengths.add(comesBack(torn));
        }
        assertThat(lengths).allMatch(length -> length >= REPORTS && length <= REPORTS * 2);
    }

    @Test
    void neverInventsAnythingFromAlteredFiles() throws Exception {
        Random random = new Random(6);
        int refused = 0;
        for (int round = 0; round < 24; round++) {
            Path altered = directory.resolve("altered-" + round);
            copy(original, altered);
            List<Path> candidates = new ArrayList<>(files(altered, ".log"));
            candidates.addAll(files(altered, ".sst"));
            Path victim = candidates.get(random.nextInt(candidates.size()));
            alter(victim, random);
            try {
                assertThat(comesBack(altered)).isLessThanOrEqualTo(REPORTS * 2);
            } catch (EngineException e) {
                refused++;
                assertThat(e).hasMessageContaining(altered.toString());
            }
        }
        assertThat(refused).as("some damage cannot be passed over").isPositive();
    }

    private static void alter(Path file, Random random) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int at = random.nextInt(bytes.length);
        for (int i = at; i < Math.min(bytes.length, at + 16); i++) {
            bytes[i] ^= (byte) (1 + random.nextInt(255));
        }
        Files.write(file, bytes);
    }

    @Test
    void refusesStoreWhoseDirectoryOfFilesIsGone() throws Exception {
        Files.delete(original.resolve("CURRENT"));
        try (Stream<Path> manifests = Files.list(original)) {
            for (Path manifest : manifests
                    .filter(path -> path.getFileName().toString().startsWith("MANIFEST"))
                    .toList()) {
                Files.write(manifest, HexFormat.of().parseHex("00112233"));
            }
        }
        assertThatThrownBy(() -> open(original, new Heard()).close())
                .isInstanceOf(EngineException.class)
                .hasMessageContaining(original.toString())
                .hasMessageContaining("restore");
    }
}
