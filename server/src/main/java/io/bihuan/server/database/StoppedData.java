package io.bihuan.server.database;

import java.nio.file.Files;
import java.nio.file.Path;

/** A data directory nobody uses: locked by us, its database cleanly stopped, so that its files can be copied. */
public final class StoppedData implements AutoCloseable {

    private final DataDirectory directory;

    private StoppedData(DataDirectory directory) {
        this.directory = directory;
    }

    /**
     * Locks a data directory and makes sure that its database is stopped cleanly, even if a killed server left it running.
     *
     * @throws DatabaseException {@code data-in-use} when a server runs on it, {@code no-data} when there is nothing
     */
    public static StoppedData open(Path root) {
        if (!Files.isDirectory(root)) {
            throw new DatabaseException(
                    "no-data", "There is no data directory " + root + ". Name it with --data or BIHUAN_DATA.");
        }
        DataDirectory directory = DataDirectory.open(root);
        Path home = directory.resolve("postgres");
        if (Files.exists(home.resolve("data/postmaster.pid"))) {
            EmbeddedPostgres.start(home).close();
        }
        return new StoppedData(directory);
    }

    /** The directory. */
    public Path root() {
        return directory.root();
    }

    @Override
    public void close() {
        directory.close();
    }
}
