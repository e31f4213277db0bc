package io.bihuan.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.bihuan.server.settings.Setting;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTests {

    @TempDir
    Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return runIn(Map.of(), arguments);
    }

    private int runIn(Map<String, String> environment, String... arguments) {
        var main = Main.commandLine(environment);
        main.setOut(new PrintWriter(out, true));
        main.setErr(new PrintWriter(err, true));
        return main.execute(arguments);
    }

    @AfterEach
    void forgetSettings() {
        for (Setting setting : Setting.values()) {
            System.clearProperty(setting.property());
        }
    }

    @Test
    void listsEverySettingWithAllItsNames() {
        assertThat(run("help", "settings")).isZero();
        for (Setting setting : Setting.values()) {
            assertThat(out.toString())
                    .contains(setting.environment(), setting.flag(), setting.chinese(), setting.english());
        }
    }

    @Test
    void explainsEveryCommand() {
        for (String command : Main.commandLine(Map.of()).getSubcommands().keySet()) {
            if (!command.equals("help")) {
                assertThat(run(command, "--help")).as(command).isZero();
                assertThat(out.toString()).contains("Usage: bihuan " + command);
            }
        }
    }

    @Test
    void refusesUnknownFlagAndSuggestsTheNearest() {
        assertThat(run("serve", "--http-prot=1")).isEqualTo(2);
        assertThat(err.toString()).contains("Unknown option: '--http-prot=1'", "--http-port");
    }

    @Test
    void refusesUnknownSettingOfTheEnvironmentInOneSentence() {
        assertThat(runIn(Map.of("BIHUAN_JT808_PROT", "1"), "verify")).isEqualTo(1);
        assertThat(err.toString())
                .startsWith("bihuan: There is no setting BIHUAN_JT808_PROT")
                .contains("BIHUAN_JT808_PORT")
                .doesNotContain("\tat ");
    }

    @Test
    void refusesUnknownCommandInHelp() {
        assertThat(run("help", "nonsense")).isEqualTo(2);
        assertThat(err.toString()).contains("There is no command 'nonsense'", "serve");
    }

    @Test
    void saysWhatIsMissingForBackup() {
        assertThat(run(
                        "backup",
                        "--data=" + directory.resolve("none"),
                        directory.resolve("b.tar.gz").toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("There is no data directory").doesNotContain("\tat ");
    }
}
