package io.bihuan.server.backup;

import io.bihuan.server.database.DatabaseException;
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

/** {@code backup}: everything an installation keeps in one archive, beside a running server or without one. */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description = "Save everything of an installation into FILE (.tar.gz).",
        footer = {
            "",
            "Sensing log, database, evidence and settings are saved as of one moment. A server that runs on the data",
            "directory goes on: vehicles are heard and acknowledged, alarms wait for a fraction of a second.",
            "With an external database (db.url) the server must be stopped, and that database is not included."
        })
public final class BackupCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FILE", description = "the archive to write; must not exist")
    private Path file = Path.of("");

    @Override
    public Integer call() throws IOException {
        Settings settings = Settings.current();
        var archive = new Archive(file.toAbsolutePath());
        Archive.Summary summary = write(archive, settings.data());
        say("Saved " + summary.files() + " files, " + summary.bytes() + " bytes, into " + file.toAbsolutePath());
        if (!settings.get(Setting.DB_URL).isBlank()) {
            say("The external database " + settings.get(Setting.DB_URL) + " is not in it: save it with its own tools.");
        }
        return 0;
    }

    private static Archive.Summary write(Archive archive, Path data) throws IOException {
        try (var stopped = StoppedData.open(data)) {
            return archive.write(stopped.root());
        } catch (DatabaseException e) {
            if (!e.code().equals("data-in-use")) {
                throw e;
            }
            return archive.write(RunningServer.of(data)::backup);
        }
    }

    private void say(String sentence) {
        if (spec != null) {
            spec.commandLine().getOut().println(sentence);
        }
    }
}
