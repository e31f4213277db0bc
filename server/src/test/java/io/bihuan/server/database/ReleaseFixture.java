package io.bihuan.server.database;

import io.bihuan.server.settings.Settings;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.flywaydb.core.Flyway;
import org.postgresql.PGConnection;

/**
 * What an installation of an earlier release kept, small enough for the repository: the rows of every table as text, the
 * version of its schema, the engine's files and the evidence. Recorded once per release from a stopped data directory:
 *
 * <pre>java -cp (server's test class path) io.bihuan.server.database.ReleaseFixture DATA FILE.tar.gz</pre>
 */
public final class ReleaseFixture {

    private static final String ROWS = "rows/";
    private static final String VERSION = "schema-version";
    private static final List<String> KEPT = List.of("engine", "evidence", "media");

    private ReleaseFixture() {}

    /** Records the stopped data directory given first into the file given second. */
    public static void main(String[] arguments) throws IOException, SQLException {
        Path data = Path.of(arguments[0]).toAbsolutePath();
        Settings settings = Settings.resolve(Map.of(), Map.of("BIHUAN_DATA", data.toString()), null);
        DatabaseAccess running = DatabaseAccess.open(settings);
        try (OutputStream file = Files.newOutputStream(Path.of(arguments[1]));
                var tar = new TarArchiveOutputStream(new GZIPOutputStream(file), StandardCharsets.UTF_8.name())) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            Path home = data.resolve("postgres");
            String url = "jdbc:postgresql://127.0.0.1:"
                    + PidFile.read(home.resolve("data")).orElseThrow().port() + "/postgres";
            String password = Files.readString(home.resolve("password")).strip();
            try (Connection connection = DriverManager.getConnection(url, EmbeddedPostgres.USER, password)) {
                recordRows(connection, tar);
            }
            for (String name : KEPT) {
                recordFiles(data, data.resolve(name), tar);
            }
        } finally {
            running.close();
        }
    }

    private static void recordRows(Connection connection, TarArchiveOutputStream tar) throws SQLException, IOException {
        String version = strings(
                        connection,
                        "select version from bihuan.flyway_schema_history where success order by installed_rank desc limit 1")
                .getFirst();
        put(tar, VERSION, version.getBytes(StandardCharsets.UTF_8));
        for (String table : strings(
                connection,
                "select tablename from pg_tables where schemaname = 'bihuan' and tablename <> 'flyway_schema_history'"
                        + " order by 1")) {
            var rows = new ByteArrayOutputStream();
            String columns = columns(connection, table);
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("copy (select " + columns + " from bihuan." + table + ") to stdout", rows);
            put(
                    tar,
                    ROWS + table,
                    (columns + "\n" + rows.toString(StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String columns(Connection connection, String table) throws SQLException {
        return String.join(
                ",",
                strings(
                        connection,
                        "select quote_ident(attname) from pg_attribute where attrelid = 'bihuan." + table
                                + "'::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum"));
    }

    private static void recordFiles(Path data, Path directory, TarArchiveOutputStream tar) throws IOException {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path path : files.filter(Files::isRegularFile).sorted().toList()) {
                String name = path.getFileName().toString();
                if (!name.startsWith("LOG") && !name.equals("LOCK")) {
                    put(tar, data.relativize(path).toString(), Files.readAllBytes(path));
                }
            }
        }
    }

    private static void put(TarArchiveOutputStream tar, String name, byte[] bytes) throws IOException {
        var entry = new TarArchiveEntry(name);
        entry.setSize(bytes.length);
        tar.putArchiveEntry(entry);
        tar.write(bytes);
        tar.closeArchiveEntry();
    }

    private static List<String> strings(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    /**
     * Brings a fixture back: the schema as that release left it, its rows, and its files below the data directory.
     *
     * @return the database, not yet migrated any further
     */
    static Postgres restore(InputStream fixture, Path data) throws IOException, SQLException {
        Postgres postgres = TestDatabase.empty();
        var rows = new ArrayList<Map.Entry<String, byte[]>>();
        String version = "";
        try (var tar = new TarArchiveInputStream(
                new GZIPInputStream(new BufferedInputStream(fixture)), StandardCharsets.UTF_8.name())) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                byte[] bytes = tar.readAllBytes();
                if (entry.getName().equals(VERSION)) {
                    version = new String(bytes, StandardCharsets.UTF_8);
                } else if (entry.getName().startsWith(ROWS)) {
                    rows.add(Map.entry(entry.getName().substring(ROWS.length()), bytes));
                } else {
                    Path file = data.resolve(entry.getName());
                    Files.createDirectories(file.getParent());
                    Files.write(file, bytes);
                }
            }
        }
        Flyway.configure()
                .dataSource(postgres.url(), postgres.user(), postgres.password())
                .schemas("bihuan")
                .locations("classpath:db/migration")
                .target(version)
                .load()
                .migrate();
        load(postgres, rows);
        return postgres;
    }

    private static void load(Postgres postgres, List<Map.Entry<String, byte[]>> tables)
            throws SQLException, IOException {
        try (Connection connection = DriverManager.getConnection(postgres.url(), postgres.user(), postgres.password());
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set session_replication_role = replica");
            for (var table : tables) {
                String text = new String(table.getValue(), StandardCharsets.UTF_8);
                int line = text.indexOf('\n');
                statement.execute("delete from bihuan." + table.getKey());
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn(
                                "copy bihuan." + table.getKey() + " (" + text.substring(0, line) + ") from stdin",
                                new java.io.StringReader(text.substring(line + 1)));
            }
            statement.execute(
                    "do $$ declare s record; begin for s in select format('%I.%I', n.nspname, t.relname) as tab,"
                            + " a.attname as col, pg_get_serial_sequence(format('%I.%I', n.nspname, t.relname), a.attname) as seq"
                            + " from pg_attribute a join pg_class t on t.oid = a.attrelid join pg_namespace n on n.oid ="
                            + " t.relnamespace where n.nspname = 'bihuan' and t.relkind = 'r' and a.attnum > 0"
                            + " and not a.attisdropped loop if s.seq is not null then execute format("
                            + "'select setval(%L, greatest(1, (select max(%I) from %s)))', s.seq, s.col, s.tab);"
                            + " end if; end loop; end $$");
            connection.commit();
        }
    }
}
