package io.bihuan.server.database;

import com.zaxxer.hikari.HikariDataSource;
import io.bihuan.server.settings.Setting;
import io.bihuan.server.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The database for commands that run without the application: the external one, the embedded one of a running server, or
 * the embedded one of a stopped data directory, which is started for as long as it is needed.
 */
public final class DatabaseAccess implements AutoCloseable {

    private final HikariDataSource dataSource;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final @Nullable DataDirectory directory;
    private final @Nullable EmbeddedPostgres started;

    private DatabaseAccess(Postgres postgres, @Nullable DataDirectory directory, @Nullable EmbeddedPostgres started) {
        this.dataSource = DatabaseConfiguration.applicationPool(postgres, 2);
        this.jdbc = JdbcClient.create(dataSource);
        this.transactions = new TransactionTemplate(new ScopedTransactionManager(dataSource));
        this.directory = directory;
        this.started = started;
    }

    /**
     * Opens the database these settings point to.
     *
     * @throws DatabaseException {@code no-data} when the data directory holds no database; otherwise as at a server's start
     */
    public static DatabaseAccess open(Settings settings) {
        if (!settings.get(Setting.DB_URL).isBlank()) {
            return new DatabaseAccess(
                    Postgres.external(
                            settings.get(Setting.DB_URL),
                            settings.get(Setting.DB_USER),
                            settings.get(Setting.DB_PASSWORD)),
                    null,
                    null);
        }
        Path home = settings.data().resolve("postgres");
        if (!Files.exists(home.resolve("data/PG_VERSION"))) {
            throw new DatabaseException(
                    "no-data",
                    "There is no database in " + settings.data()
                            + ". Name the data directory with --data or BIHUAN_DATA.");
        }
        try {
            DataDirectory directory = DataDirectory.open(settings.data());
            try {
                EmbeddedPostgres started = EmbeddedPostgres.start(home);
                return new DatabaseAccess(Postgres.embedded(started), directory, started);
            } catch (DatabaseException e) {
                directory.close();
                throw e;
            }
        } catch (DatabaseException e) {
            if (!e.code().equals("data-in-use")) {
                throw e;
            }
            return new DatabaseAccess(ofRunningServer(home), null, null);
        }
    }

    private static Postgres ofRunningServer(Path home) {
        try {
            int port = PidFile.read(home.resolve("data")).map(PidFile::port).orElse(0);
            String password = Files.readString(home.resolve("password")).strip();
            return Postgres.external(
                    "jdbc:postgresql://127.0.0.1:" + port + "/postgres", EmbeddedPostgres.USER, password);
        } catch (IOException e) {
            throw new DatabaseException(
                    "postgres-files", "The running server's database in " + home + " cannot be found: " + e, e);
        }
    }

    /** The connections, as the application's role; those of a transaction are reached through Spring. */
    public DataSource dataSource() {
        return dataSource;
    }

    /** The client, as the application's role: use it inside {@link #asSystem}. */
    public JdbcClient jdbc() {
        return jdbc;
    }

    /** Transactions that carry the scope of {@link DataScopes}. */
    public TransactionTemplate transactions() {
        return transactions;
    }

    /** Runs work in one transaction that sees every row. */
    public <T> T asSystem(Supplier<T> work) {
        return DataScopes.callAsSystem(
                "command", () -> Objects.requireNonNull(transactions.execute(status -> work.get())));
    }

    @Override
    public void close() {
        dataSource.close();
        if (started != null) {
            started.close();
        }
        if (directory != null) {
            directory.close();
        }
    }
}
