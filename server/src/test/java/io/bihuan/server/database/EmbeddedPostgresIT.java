package io.bihuan.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresIT {

    private static final Path PROGRAMS = Path.of("target/postgres-programs");

    @TempDir
    Path directory;

    private Path home = Path.of("");

    @BeforeEach
    void placeHome() {
        home = directory.resolve("postgres");
    }

    @Test
    void keepsRowsFromOneStartToTheNext() throws Exception {
        try (var first = start()) {
            execute(first, "create table kept (n int)");
            execute(first, "insert into kept values (42)");
        }
        try (var second = start()) {
            assertThat(query(second, "select n from kept")).isEqualTo("42");
        }
    }

    @Test
    void flushesEveryCommitAndListensOnLoopbackOnly() throws Exception {
        try (var postgres = start()) {
            assertThat(query(postgres, "show fsync")).isEqualTo("on");
            assertThat(query(postgres, "show synchronous_commit")).isEqualTo("on");
            assertThat(query(postgres, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(query(postgres, "show server_encoding")).isEqualTo("UTF8");
        }
    }

    @Test
    void refusesWrongPassword() {
        try (var postgres = start()) {
            assertThatThrownBy(
                            () -> DriverManager.getConnection(postgres.url("postgres"), EmbeddedPostgres.USER, "wrong"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void keepsPasswordForItsOwnerOnly() throws Exception {
        try (var postgres = start()) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("password"))))
                    .isEqualTo("rw-------");
            assertThat(postgres.password()).hasSize(48);
        }
    }

    @Test
    void goesOnWithServerLeftRunningByKilledProgram() throws Exception {
        var killed = start();
        long pid = killed.process().orElseThrow().pid();
        killed.abandon();

        try (var next = start()) {
            assertThat(next.process().map(ProcessHandle::pid)).contains(pid);
            assertThat(query(next, "select 1")).isEqualTo("1");
        }
        ProcessHandle.of(pid)
                .map(ProcessHandle::onExit)
                .orElse(CompletableFuture.completedFuture(null))
                .get(20, TimeUnit.SECONDS);
    }

    @Test
    void startsAfterServerItselfWasKilled() throws Exception {
        var killed = start();
        execute(killed, "create table kept (n int)");
        killed.abandon();
        kill(killed);

        try (var next = start()) {
            assertThat(query(next, "select count(*) from kept")).isEqualTo("0");
        }
    }

    @Test
    void restartsServerThatDiesWhileRunning() throws Exception {
        try (var postgres = start()) {
            String url = postgres.url("postgres");
            ProcessHandle first = postgres.process().orElseThrow();
            first.destroyForcibly();

            Optional<ProcessHandle> next = awaitOther(postgres, first);

            assertThat(next).isPresent();
            assertThat(postgres.url("postgres")).isEqualTo(url);
            assertThat(query(postgres, "select 1")).isEqualTo("1");
        }
    }

    /** As when the machine was started anew, or ran through its numbers: something else has the killed server's. */
    @Test
    void startsAlthoughTheKilledServersNumberIsInUseAgain() throws Exception {
        var killed = start();
        execute(killed, "create table kept (n int)");
        killed.abandon();
        kill(killed);
        giveNumberTo(ProcessHandle.current());

        try (var next = start()) {
            assertThat(query(next, "select count(*) from kept")).isEqualTo("0");
        }
    }

    @Test
    void leavesAServerOfAnotherClusterAloneThatHasTheKilledServersNumber() throws Exception {
        try (var other = EmbeddedPostgres.start(directory.resolve("other"), PROGRAMS, true)) {
            var killed = start();
            killed.abandon();
            kill(killed);
            giveNumberTo(other.process().orElseThrow());

            try (var next = start()) {
                assertThat(query(next, "select 1")).isEqualTo("1");
            }
            assertThat(query(other, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void goesOnWithAServerThatTheStarterGaveUp() throws Exception {
        try (var postgres = EmbeddedPostgres.start(home, home, true)) {
            ProcessHandle first = postgres.process().orElseThrow();
            Path starter = starter();
            Path whole = starter.resolveSibling("pg_ctl.whole");
            Files.move(starter, whole);
            Files.writeString(starter, "#!/bin/sh\n'" + whole + "' \"$@\"\nexit 1\n");
            Files.setPosixFilePermissions(starter, PosixFilePermissions.fromString("rwxr-xr-x"));
            first.destroyForcibly();

            assertThat(awaitOther(postgres, first)).isPresent();
            assertThat(query(postgres, "select 1")).isEqualTo("1");
            Files.move(whole, starter, StandardCopyOption.REPLACE_EXISTING);
        }
        assertThat(home.resolve("data/postmaster.pid")).as("it was stopped too").doesNotExist();
    }

    private Path starter() throws IOException {
        try (var below = Files.list(home)) {
            return below.filter(path -> path.getFileName().toString().startsWith("bin-"))
                    .findFirst()
                    .orElseThrow()
                    .resolve("bin/pg_ctl");
        }
    }

    private static void kill(EmbeddedPostgres postgres) throws Exception {
        ProcessHandle process = postgres.process().orElseThrow();
        process.destroyForcibly();
        process.onExit().get(20, TimeUnit.SECONDS);
    }

    private void giveNumberTo(ProcessHandle process) throws IOException {
        Path file = home.resolve("data/postmaster.pid");
        var lines = new ArrayList<>(Files.readAllLines(file));
        lines.set(0, Long.toString(process.pid()));
        Files.write(file, lines);
    }

    @Test
    void refusesDirectoryThatIsInUse() {
        try (var _ = DataDirectory.open(directory)) {
            assertThatThrownBy(() -> DataDirectory.open(directory))
                    .isInstanceOfSatisfying(
                            DatabaseException.class, e -> assertThat(e.code()).isEqualTo("data-in-use"))
                    .hasMessageContaining("process " + ProcessHandle.current().pid());
        }
    }

    private EmbeddedPostgres start() {
        return EmbeddedPostgres.start(home, PROGRAMS, true);
    }

    private static Optional<ProcessHandle> awaitOther(EmbeddedPostgres postgres, ProcessHandle first) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (System.nanoTime() < end) {
            var now = postgres.process().filter(p -> p.pid() != first.pid());
            if (now.isPresent()) {
                return now;
            }
            LockSupport.parkNanos(50_000_000);
        }
        return Optional.empty();
    }

    private static void execute(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        postgres.url("postgres"), EmbeddedPostgres.USER, postgres.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        postgres.url("postgres"), EmbeddedPostgres.USER, postgres.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
