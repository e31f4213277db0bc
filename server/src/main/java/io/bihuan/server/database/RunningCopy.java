package io.bihuan.server.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A copy of the embedded database's files taken while it runs, by PostgreSQL's own rules for base backups: after {@link
 * Source#begin} the files named by {@link #files} are copied in any state they happen to be in, {@link #end} fixes the
 * moment the copy stands for, and the write-ahead log of that time ({@link #log}) makes the files whole when they are
 * started. A replication slot keeps that log from being recycled; it goes away with the connection.
 */
public final class RunningCopy implements AutoCloseable {

    private static final String SEGMENT = "[0-9A-F]{24}";
    private static final Set<String> NEVER = Set.of("postmaster.pid", "postmaster.opts", "pg_internal.init");
    private static final Set<String> EMPTIED = Set.of(
            "pg_wal",
            "pg_replslot",
            "pg_dynshmem",
            "pg_notify",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans");

    private final Path data;
    private final Connection connection;
    private final Postgres postgres;
    private final String firstSegment;
    private String lastSegment = "";
    private byte[] label = new byte[0];

    private RunningCopy(Path data, Postgres postgres, Connection connection, String firstSegment) {
        this.data = data;
        this.postgres = postgres;
        this.connection = connection;
        this.firstSegment = firstSegment;
    }

    /** Where copies come from. */
    @org.springframework.stereotype.Component
    public static final class Source {

        private final Postgres postgres;
        private final DatabaseProperties properties;
        private final DataDirectory directory;

        Source(Postgres postgres, DatabaseProperties properties, DataDirectory directory) {
            this.postgres = postgres;
            this.properties = properties;
            this.directory = directory;
        }

        /** Whether the database's files are ours to copy. */
        public boolean embedded() {
            return !properties.external();
        }

        /**
         * Begins a copy; PostgreSQL first brings its files to a known state.
         *
         * @throws DatabaseException {@code copy-failed} when it cannot
         */
        public RunningCopy begin() {
            return RunningCopy.begin(directory.resolve("postgres/data"), postgres);
        }
    }

    static RunningCopy begin(Path data, Postgres postgres) {
        try {
            Connection connection = DriverManager.getConnection(postgres.url(), postgres.user(), postgres.password());
            try {
                String slot = "bihuan_backup_" + ProcessHandle.current().pid();
                text(
                        connection,
                        "select slot_name from pg_create_physical_replication_slot('" + slot + "', true, true)");
                String segment = text(connection, "select pg_walfile_name(pg_backup_start('bihuan', true)) || ''");
                return new RunningCopy(data, postgres, connection, segment);
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static DatabaseException failed(SQLException cause) {
        return new DatabaseException(
                "copy-failed", "The database could not be copied while it runs: " + cause.getMessage(), cause);
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    /** The cluster's directory. */
    public Path data() {
        return data;
    }

    /**
     * The cluster's files and directories to be copied between begin and end, below {@link #data}; the control file comes
     * last. Some may be gone when their turn comes, which is as it should be.
     */
    public List<Path> files() throws IOException {
        Path control = data.resolve("global/pg_control");
        List<Path> found = LivingTree.below(
                data, path -> belongs(path) && !data.resolve(path).equals(control));
        return Stream.concat(found.stream(), Stream.of(control)).toList();
    }

    private static boolean belongs(Path path) {
        String name = path.getFileName().toString();
        String first = path.getName(0).toString();
        boolean within = path.getNameCount() > 1;
        return !NEVER.contains(name)
                && !name.startsWith("pgsql_tmp")
                && !(within && EMPTIED.contains(first) && !path.equals(Path.of("pg_wal", "archive_status")));
    }

    /**
     * Fixes the moment this copy stands for. While {@code then} runs no asset is added or changed, so that a copy of the
     * engine taken by it knows no asset that this copy lacks.
     */
    public void end(Runnable then) {
        try (Connection still = DriverManager.getConnection(postgres.url(), postgres.user(), postgres.password());
                var lock = still.createStatement()) {
            still.setAutoCommit(false);
            lock.execute("set local lock_timeout = '30s'");
            lock.execute("lock table bihuan.asset in share mode");
            stop();
            then.run();
            still.rollback();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private void stop() throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select labelfile, pg_walfile_name(lsn) from pg_backup_stop(wait_for_archive => false)")) {
            row.next();
            label = row.getString(1).getBytes(StandardCharsets.UTF_8);
            lastSegment = row.getString(2);
        }
    }

    /** After the end: what goes into the copy as {@code backup_label}, so that PostgreSQL knows where to begin. */
    public byte[] label() {
        return label.clone();
    }

    /** After the end: the files of the write-ahead log that belong to the copy, below {@link #data}. */
    public List<Path> log() throws IOException {
        try (Stream<Path> files = Files.list(data.resolve("pg_wal"))) {
            return files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .filter(file -> isOfThisTime(file.getFileName().toString()))
                    .sorted()
                    .toList();
        }
    }

    private boolean isOfThisTime(String name) {
        return name.matches(SEGMENT) && name.compareTo(firstSegment) >= 0 && name.compareTo(lastSegment) <= 0;
    }

    /** Lets go of the write-ahead log; a copy that was not ended is worth nothing. */
    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failed(e);
        }
    }
}
