package io.bihuan.server.database;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The PostgreSQL the application uses: its own, or one somebody else keeps. */
final class Postgres implements AutoCloseable {

    private static final long WAIT_NANOS = 60_000_000_000L;
    private static final long PAUSE_NANOS = 500_000_000L;

    private final String url;
    private final String user;
    private final String password;
    private final @Nullable EmbeddedPostgres embedded;

    private Postgres(String url, String user, String password, @Nullable EmbeddedPostgres embedded) {
        this.url = url;
        this.user = user;
        this.password = password;
        this.embedded = embedded;
    }

    static Postgres external(String url, String user, String password) {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new DatabaseException(
                    "db-url",
                    "The setting db.url (BIHUAN_DB_URL) must start with jdbc:postgresql: , but is " + url + ".");
        }
        return new Postgres(url, user, password, null);
    }

    static Postgres embedded(EmbeddedPostgres server) {
        return new Postgres(server.url("postgres"), EmbeddedPostgres.USER, server.password(), server);
    }

    String url() {
        return url;
    }

    String user() {
        return user;
    }

    String password() {
        return password;
    }

    /** Waits up to a minute for the server: at start-up it may come later than we do. */
    void awaitAnswer() {
        long end = System.nanoTime() + WAIT_NANOS;
        while (true) {
            try (var connection = DriverManager.getConnection(url, user, password)) {
                if (connection.isValid(5)) {
                    return;
                }
            } catch (SQLException e) {
                boolean refused = e.getSQLState() != null && e.getSQLState().startsWith("28");
                if (refused || System.nanoTime() > end) {
                    throw new DatabaseException(
                            "db-unreachable",
                            "The database " + url + " does not let us in: " + e.getMessage()
                                    + ". Check BIHUAN_DB_URL, BIHUAN_DB_USER and BIHUAN_DB_PASSWORD.",
                            e);
                }
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    @Override
    public void close() {
        if (embedded != null) {
            embedded.close();
        }
    }
}
