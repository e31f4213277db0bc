package io.bihuan.server.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bihuan.engine.detector.DetectorSettings;
import io.bihuan.engine.detector.DeviceAlarmBits;
import io.bihuan.engine.detector.DeviceEvents;
import io.bihuan.engine.detector.Overspeed;
import io.bihuan.server.http.Messages;
import io.bihuan.server.yaml.YamlFaults.InvalidYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetectorFilesTests {

    private static final String GOOD = """
            detectors:
              - id: quiet
                type: offline-while-moving
                severity: 3
                silence-seconds: 60
                source: a test
                mark: M
            """;

    @TempDir
    Path directory;

    @Test
    void readsTheShippedFileWhole() {
        List<DetectorSettings> shipped = DetectorFiles.read(directory);

        assertThat(shipped)
                .extracting(settings -> settings.envelope().id())
                .containsExactly(
                        "terminal_identity", "overspeed", "offline_moving", "areas", "device_bits", "active_safety");
        var overspeed = (Overspeed) shipped.get(1);
        assertThat(overspeed.limitByKindKmh()).containsEntry("DANGEROUS_GOODS_TANKER", 80.0);
        assertThat(overspeed.dailyLimits()).hasSize(2);
        assertThat(overspeed.envelope().onDelayMillis()).isEqualTo(10_000);
    }

    @Test
    void namesEveryKindItCanRaiseInBothLanguages() {
        var messages = new Messages();
        for (Locale locale : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
            assertThat(kinds())
                    .allSatisfy(kind -> assertThat(messages.find(locale, "alarm.kind." + kind))
                            .as("name of %s in %s", kind, locale)
                            .isPresent());
        }
    }

    private Stream<String> kinds() {
        return DetectorFiles.read(directory).stream().flatMap(settings -> switch (settings) {
            case DeviceAlarmBits bits -> bits.bits().stream().map(DeviceAlarmBits.Bit::kind);
            case DeviceEvents events -> events.rules().stream().map(DeviceEvents.Rule::kind);
            default -> Stream.of("overspeed", "offline.moving", "area.forbidden", "area.stay");
        });
    }

    @Test
    void anOperatorsFileTakesThePlaceOfTheShippedOneOfItsName() throws IOException {
        Files.writeString(directory.resolve("vehicle-safety.yaml"), GOOD);

        assertThat(DetectorFiles.read(directory))
                .extracting(settings -> settings.envelope().id())
                .containsExactly("terminal_identity", "quiet");
    }

    @Test
    void namesFileLineAndFaultOfEverythingWrongAtOnce() {
        String wrong = GOOD.replace("severity: 3", "severity: 9").replace("silence-seconds", "silence-second");

        assertThatThrownBy(() -> DetectorFiles.parse(Map.of("mine.yaml", wrong)))
                .isInstanceOf(InvalidYaml.class)
                .hasMessageContaining("mine.yaml:4:")
                .hasMessageContaining("severity")
                .hasMessageContaining("mine.yaml:5:")
                .hasMessageContaining("did you mean 'silence-seconds'");
    }

    @Test
    void refusesAnUnknownTypeNamingThoseThatExist() {
        assertThatThrownBy(() ->
                        DetectorFiles.parse(Map.of("mine.yaml", GOOD.replace("offline-while-moving", "telepathy"))))
                .hasMessageContaining("mine.yaml:3:")
                .hasMessageContaining("OVERSPEED");
    }

    @Test
    void refusesTwoDetectorsOfOneId() {
        assertThatThrownBy(() -> DetectorFiles.parse(Map.of("a.yaml", GOOD, "b.yaml", GOOD)))
                .hasMessageContaining("b.yaml:2:")
                .hasMessageContaining("used by another detector");
    }

    @Test
    void refusesAFigureWithoutASource() {
        assertThatThrownBy(() -> DetectorFiles.parse(Map.of("mine.yaml", GOOD.replace("    source: a test\n", ""))))
                .hasMessageContaining("source is missing");
    }
}
