package io.bihuan.server.backup;

import io.bihuan.server.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code restore}: brings an archive of {@code backup} back into a data directory that does not exist yet. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = "Bring a backup back into the data directory, which must be new or empty.",
        footer = {"", "Every file is compared with its checksum; a damaged archive leaves nothing behind."})
public final class RestoreCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FILE", description = "an archive written by backup")
    private Path file = Path.of("");

    @Override
    public Integer call() throws IOException {
        Path data = Settings.current().data();
        Archive.Summary summary = new Archive(file.toAbsolutePath()).read(data);
        if (spec != null) {
            spec.commandLine()
                    .getOut()
                    .println("Restored " + summary.files() + " files, " + summary.bytes() + " bytes, into " + data);
        }
        return 0;
    }
}
