package io.bihuan.server.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A minute of fuzzing over all targets, longer with {@code -Dbihuan.fuzz.seconds=…} or {@code -Pnightly}. Inputs that once
 * broke something lie in the test resources {@code fuzz/<target>/} and are tried first. {@code -Dbihuan.fuzz.seed} repeats
 * a run.
 */
class FuzzIT {

    private static final long USUAL_SECONDS = 60;
    private static final long SECONDS = Long.getLong("bihuan.fuzz.seconds", USUAL_SECONDS);

    /** A usual build judges its own change and begins where the last one did; only a longer run looks for what is new. */
    private static final long SEED =
            Long.getLong("bihuan.fuzz.seed", SECONDS > USUAL_SECONDS ? System.nanoTime() : 20_261_130L);

    private static final List<String> YAML = List.of(
            ": ", "- ", "\n", "\n  ", "[", "]", "{", "}", "&a ", "*a", "!!", "|", ">", "'", "\"", "#", "~", "---\n",
            "? ", "0x", "1e9");

    /** One for all targets, so that those that need the whole application share one. */
    private static final CoverageLoader LOADER = new CoverageLoader(
            FuzzIT.class.getClassLoader(), List.of("io.bihuan.codec.", "io.bihuan.engine.", "io.bihuan.server."));

    /** What is fuzzed; the class is loaded once more with coverage, so it may stand in the package of what it tries. */
    enum Target {
        JT808_STREAM("gateway.StreamFuzz", List.of("~", "}\u0001", "}\u0002")),
        JT808_BODY("gateway.BodyFuzz", List.of()),
        JT808_OBSERVATIONS("gateway.DecoderFuzz", List.of()),
        EVIDENCE("ledger.evidence.EvidenceFuzz", List.of("ftyp", "isom", "RIFF", "WEBP", "%PDF-", "PNG")),
        CASE_TYPE("ledger.type.CaseTypeFuzz", YAML),
        DETECTORS("detection.DetectorFuzz", YAML),
        CALENDAR("calendar.CalendarFuzz", YAML),
        EXCEL(
                "excel.ExcelFuzz",
                List.of("PK\u0003\u0004", "<row>", "<c t=\"s\">", "</v>", "&amp;", "<!DOCTYPE", "xl/workbook.xml")),
        HTTP_QUERY("http.fuzz.QueryFuzz", List.of("%", "%00", "&", "=", "/", "..", ";", "+")),
        HTTP_BODY("http.fuzz.BodyFuzz", List.of("null", "{}", "[]", "\"", ":", ",", "1e999", "\\u0000")),
        HTTP_UPLOAD(
                "http.fuzz.UploadFuzz",
                List.of(
                        "\r\n",
                        "--fuzz",
                        "--fuzz--",
                        "Content-Disposition: form-data; ",
                        "filename=",
                        "name=\"file\""));

        final String className;
        final List<String> words;

        Target(String className, List<String> words) {
            this.className = className;
            this.words = words;
        }
    }

    @ParameterizedTest
    @EnumSource
    void givesAnAnswerToAnyInput(Target target) throws ReflectiveOperationException {
        Class<?> type = LOADER.loadClass("io.bihuan.server." + target.className);
        Consumer<byte[]> consumer = consumer(type);
        List<byte[]> seeds = new ArrayList<>(crashes(target));
        seeds.addAll(seeds(type));
        var fuzzer = new Fuzzer(target.name(), consumer, target.words, SEED);

        Fuzzer.Result result = fuzzer.run(seeds, Duration.ofMillis(SECONDS * 1_000 / Target.values().length));

        System.getLogger("fuzz").log(System.Logger.Level.INFO, target + " seed " + SEED + ": " + result);
        assertThat(result.pairs()).as("ways through the code seen by " + target).isGreaterThan(20);
        assertThat(result.kept()).isPositive();
    }

    @SuppressWarnings("unchecked")
    private static Consumer<byte[]> consumer(Class<?> type) throws ReflectiveOperationException {
        return (Consumer<byte[]>) type.getConstructor().newInstance();
    }

    @SuppressWarnings("unchecked")
    private static List<byte[]> seeds(Class<?> type) throws ReflectiveOperationException {
        try {
            return (List<byte[]>) type.getMethod("seeds").invoke(null);
        } catch (InvocationTargetException e) {
            throw new AssertionError(type + " has no seeds", e);
        }
    }

    private static List<byte[]> crashes(Target target) {
        var folder = FuzzIT.class.getResource("/fuzz/" + target.name());
        if (folder == null) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(Path.of(folder.getPath()))) {
            return files.sorted().map(FuzzIT::hex).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] hex(Path file) {
        try {
            return HexFormat.of()
                    .parseHex(Files.readString(file, StandardCharsets.US_ASCII).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
