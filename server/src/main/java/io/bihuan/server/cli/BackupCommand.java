package io.bihuan.server.cli;

import io.bihuan.server.database.StoppedData;
import io.bihuan.server.settings.Setting;
import io.bihuan.server.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code backup}: the whole data directory of a stopped server in one archive, with a checksum of every file. */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description = "Save the data directory of a stopped server into FILE (.tar.gz).",
        footer = {
            "",
            "Sensing log, database, evidence and settings are saved together, so the server must be stopped.",
            "With an external database (db.url) that one is not included: save it with its own tools."
        })
final class BackupCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FILE", description = "the archive to write; must not exist")
    private Path file = Path.of("");

    @Override
    public Integer call() throws IOException {
        Settings settings = Settings.current();
        var archive = new Archive(file.toAbsolutePath());
        try (var stopped = StoppedData.open(settings.data())) {
            Archive.Summary summary = archive.write(stopped.root());
            say("Saved " + summary.files() + " files, " + summary.bytes() + " bytes, into " + file.toAbsolutePath());
        }
        if (!settings.get(Setting.DB_URL).isBlank()) {
            say("The external database " + settings.get(Setting.DB_URL) + " is not in it: save it with its own tools.");
        }
        return 0;
    }

    private void say(String sentence) {
        if (spec != null) {
            spec.commandLine().getOut().println(sentence);
        }
    }
}
