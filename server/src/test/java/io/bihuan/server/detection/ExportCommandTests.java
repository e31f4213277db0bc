package io.bihuan.server.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.bihuan.engine.CommittedFrame;
import io.bihuan.engine.Engine;
import io.bihuan.engine.EngineClock;
import io.bihuan.engine.EngineListener;
import io.bihuan.engine.EngineSettings;
import io.bihuan.engine.FrameDecoder;
import io.bihuan.engine.detector.DetectionProgram;
import io.bihuan.server.database.DataDirectory;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ExportCommandTests {

    private static final Instant START = Instant.ofEpochSecond(Instant.now().getEpochSecond() - 600);

    @TempDir
    Path data;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void aStoppedDirectory() {
        System.setProperty("bihuan.data", data.toString());
        FrameDecoder decoder =
                ServiceLoader.load(FrameDecoder.class).findFirst().orElseThrow();
        try (Engine engine = Engine.open(
                EngineSettings.of(data.resolve("engine")),
                decoder,
                DetectionProgram.empty(),
                new Nobody(),
                EngineClock.system())) {
            for (int asset = 1; asset <= 2; asset++) {
                var reports = new TestReports(engine, asset);
                for (int i = 0; i < 3; i++) {
                    reports.send(START.plusSeconds(10L * i), 38.9 + i * 0.001, 117.9, 36, 0);
                }
            }
        }
    }

    @AfterEach
    void forget() {
        System.clearProperty("bihuan.data");
    }

    @Test
    void writesEveryFixOfAStoppedDirectory() throws Exception {
        Path file = data.resolve("fixes.csv");

        assertThat(run("fixes", "--from", at(-60), "--to", at(600), "--out", file.toString()))
                .isZero();

        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(7);
        assertThat(lines.get(1)).startsWith(",,").contains(",117.900000,38.900000,36.0,90,p");
        assertThat(err.toString()).contains("phone and plate stay empty").contains("6 fixes exported");
    }

    @Test
    void writesOneVehiclesFixesBeforeTheEndOnly() {
        assertThat(run("fixes", "--from", at(-60), "--to", at(20), "--asset", "2"))
                .isZero();

        assertThat(out.toString().lines()).hasSize(3);
    }

    @Test
    void refusesADirectoryThatAServerUsesAndSaysHowElse() {
        try (var server = DataDirectory.open(data)) {
            assertThat(server.root()).isNotNull();
            assertThat(run("fixes", "--from", at(-60), "--to", at(600))).isEqualTo(1);
        }
        assertThat(err.toString()).contains("--server").contains("--token");
    }

    @Test
    void refusesTimesItCannotRead() {
        assertThat(run("fixes", "--from", "yesterday", "--to", at(600))).isEqualTo(2);
        assertThat(err.toString()).contains("--from is \"yesterday\"").contains("2026-11-22");
    }

    @Test
    void refusesAServerWithoutAToken() {
        assertThat(run("fixes", "--from", at(-60), "--to", at(600), "--server", "http://127.0.0.1:1"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("API token");
    }

    private int run(String... arguments) {
        return new CommandLine(new ExportCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private static String at(long plusSeconds) {
        return START.plusSeconds(plusSeconds).toString();
    }

    /** A listener that has nobody to acknowledge to. */
    private static final class Nobody implements EngineListener {

        @Override
        public void committed(int partition, List<CommittedFrame> frames) {
            // nobody waits
        }

        @Override
        public void fragmentsMissing(long assetId, long setKey, int firstSerial, int[] missingIndexes) {
            throw new AssertionError("nothing is fragmented");
        }

        @Override
        public void spaceAvailable(int partition) {
            // nobody waits
        }

        @Override
        public void storeFailed(int partition, Exception cause) {
            throw new AssertionError(cause);
        }

        @Override
        public void storeRecovered(int partition) {
            // never failed
        }
    }
}
