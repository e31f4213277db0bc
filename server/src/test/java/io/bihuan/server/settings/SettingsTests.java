package io.bihuan.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTests {

    @TempDir
    Path directory;

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("bihuan.properties"), text);
    }

    @Test
    void everyNameFollowsFromTheKey() {
        assertThat(Setting.HTTP_PORT.environment()).isEqualTo("BIHUAN_HTTP_PORT");
        assertThat(Setting.HTTP_PORT.flag()).isEqualTo("--http-port");
        assertThat(Setting.HTTP_PORT.property()).isEqualTo("bihuan.http.port");
        assertThat(Setting.ADMIT_UNKNOWN.environment()).isEqualTo("BIHUAN_ADMIT_UNKNOWN");
    }

    @Test
    void flagWinsOverEnvironmentAndEnvironmentOverFile() throws IOException {
        Path file = file("bihuan.http.port=1\nbihuan.jt808.port=1\nzone=UTC\n");

        var settings = Settings.resolve(
                Map.of(Setting.HTTP_PORT, "3"), Map.of("BIHUAN_HTTP_PORT", "2", "BIHUAN_JT808_PORT", "2"), file);

        assertThat(settings.get(Setting.HTTP_PORT)).isEqualTo("3");
        assertThat(settings.get(Setting.JT808_PORT)).isEqualTo("2");
        assertThat(settings.get(Setting.ZONE)).isEqualTo("UTC");
        assertThat(settings.get(Setting.ADMIT_UNKNOWN)).isEqualTo("false");
    }

    @Test
    void readsFileInDataDirectoryUnasked() throws IOException {
        file("http.port=99\n");

        var settings = Settings.resolve(Map.of(), Map.of("BIHUAN_DATA", directory.toString()), null);

        assertThat(settings.get(Setting.HTTP_PORT)).isEqualTo("99");
    }

    @Test
    void refusesUnknownVariableAndNamesTheNearest() {
        assertThatThrownBy(() -> Settings.resolve(Map.of(), Map.of("BIHUAN_JT808_PROT", "1"), null))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("There is no setting BIHUAN_JT808_PROT (in the environment)")
                .hasMessageContaining("Did you mean BIHUAN_JT808_PORT?");
    }

    @Test
    void refusesUnknownNameInFile() throws IOException {
        Path file = file("bihuan.htp.port=1\n");

        assertThatThrownBy(() -> Settings.resolve(Map.of(), Map.of(), file))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("bihuan.htp.port")
                .hasMessageContaining(file.toString())
                .hasMessageContaining("Did you mean bihuan.http.port?");
    }

    @Test
    void refusesFileThatIsMissing() {
        assertThatThrownBy(() -> Settings.resolve(Map.of(), Map.of(), directory.resolve("none")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("cannot be read");
    }

    @Test
    void refusesValueThatCannotMeanAnything() {
        refuses(Setting.HTTP_PORT, "eighty", "a whole number from 0 to 65535");
        refuses(Setting.JT808_PORT, "70000", "a whole number from 0 to 65535");
        refuses(Setting.ADMIT_UNKNOWN, "perhaps", "one of true, false");
        refuses(Setting.ZONE, "Asia/Atlantis", "a time zone");
        refuses(Setting.ENGINE_DURABILITY, "never", "one of commit, grouped, system");
    }

    private static void refuses(Setting setting, String value, String expected) {
        assertThatThrownBy(() -> Settings.resolve(Map.of(setting, value), Map.of(), null))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(setting.key() + " is \"" + value + "\"")
                .hasMessageContaining(expected)
                .hasMessageContaining(setting.environment());
    }
}
