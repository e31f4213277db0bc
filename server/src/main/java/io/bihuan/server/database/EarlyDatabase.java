package io.bihuan.server.database;

import io.bihuan.server.settings.Setting;
import io.bihuan.server.settings.Settings;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Starts the embedded database while the application is still being put together, which saves its start-up time. The
 * data directory is locked at once, so that a second server is refused before it does anything.
 */
public final class EarlyDatabase {

    /** What was begun and waits for the application. */
    private record Begun(DataDirectory directory, CompletableFuture<EmbeddedPostgres> server) {}

    private static final AtomicReference<@Nullable Begun> BEGUN = new AtomicReference<>();

    private EarlyDatabase() {}

    /**
     * Locks the data directory and, unless an external database is set, begins to start the embedded one.
     *
     * @throws DatabaseException when the data directory cannot be used
     */
    public static void begin(Settings settings) {
        DataDirectory directory = DataDirectory.open(settings.data());
        var server = new CompletableFuture<EmbeddedPostgres>();
        if (settings.get(Setting.DB_URL).isBlank()) {
            Thread.ofPlatform().daemon().name("database-start").start(() -> start(directory, server));
        }
        BEGUN.set(new Begun(directory, server));
    }

    private static void start(DataDirectory directory, CompletableFuture<EmbeddedPostgres> server) {
        try {
            server.complete(EmbeddedPostgres.start(directory.resolve("postgres")));
        } catch (DatabaseException e) {
            server.completeExceptionally(e);
        }
    }

    /** Stops what was begun when the application could not be put together. */
    public static void abandon() {
        Begun begun = BEGUN.getAndSet(null);
        if (begun != null) {
            begun.server().thenAccept(EmbeddedPostgres::close);
            begun.directory().close();
        }
    }

    static DataDirectory directory(Path root) {
        Begun begun = BEGUN.get();
        return begun != null
                        && begun.directory().root().equals(root.toAbsolutePath().normalize())
                ? begun.directory()
                : DataDirectory.open(root);
    }

    static EmbeddedPostgres server(DataDirectory directory) {
        Begun begun = BEGUN.get();
        if (begun == null || begun.directory() != directory) {
            return EmbeddedPostgres.start(directory.resolve("postgres"));
        }
        BEGUN.set(null);
        try {
            return begun.server().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof DatabaseException known ? known : e;
        }
    }
}
