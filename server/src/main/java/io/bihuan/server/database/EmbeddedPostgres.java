package io.bihuan.server.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server of our own: real binaries, started by and for this installation, its data kept for ever.
 *
 * <p>Layout below {@code home}: {@code bin-<version>} the programs, {@code data} the cluster, {@code password} the
 * secret (mode 0600), {@code port} the port of the last start, {@code log} the server's log. It listens on 127.0.0.1
 * only, asks for the password (SCRAM), and flushes every commit.
 *
 * <p>The server outlives a killed program. The next start finds it by its pid file and goes on with it when it answers
 * with our password and is of our version; otherwise it is stopped and started again. While the program runs, a
 * supervisor starts a server that died again, on the same port.
 *
 * <p>Thread safety: {@link #start} and {@link #close} are synchronised with the supervisor.
 */
final class EmbeddedPostgres implements AutoCloseable {

    static final String USER = "bihuan";
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final int START_SECONDS = 90;

    private final Path home;
    private final boolean durable;
    private final Path data;
    private Path programs = Path.of("");
    private Unprivileged unprivileged = new Unprivileged(List.of());
    private String password = "";
    private int port;
    private boolean closed;
    private @Nullable ProcessHandle server;

    /** @param durable false only for tests: commits are then not flushed */
    private EmbeddedPostgres(Path home, boolean durable) {
        this.home = home;
        this.durable = durable;
        this.data = home.resolve("data");
    }

    /** Starts, or adopts, the server whose files lie below {@code home}. */
    static EmbeddedPostgres start(Path home) {
        return start(home, home, true);
    }

    /** As {@link #start(Path)}, for tests: programs unpacked elsewhere, durability by choice. */
    static EmbeddedPostgres start(Path home, Path programsParent, boolean durable) {
        var postgres = new EmbeddedPostgres(home.toAbsolutePath().normalize(), durable);
        postgres.open(programsParent.toAbsolutePath().normalize());
        return postgres;
    }

    private synchronized void open(Path programsParent) {
        try {
            Files.createDirectories(home);
            programs = PostgresBinaries.unpack(programsParent);
            password = passwordFile();
            unprivileged = Unprivileged.find(home);
            boolean fresh = !Files.exists(data.resolve("PG_VERSION"));
            if (fresh) {
                initialise();
            }
            port = adopt();
            if (port == 0) {
                port = choosePort();
                launch();
            }
            supervise();
            if (fresh && durable) {
                Thread.startVirtualThread(this::flushNewCluster);
            }
        } catch (IOException e) {
            throw new DatabaseException("postgres-files", "PostgreSQL's files in " + home + " cannot be used: " + e, e);
        }
    }

    /** The address of a database of this server, with what a connection needs besides user and password. */
    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    String password() {
        return password;
    }

    /** The pid of the running server, empty when it is down. */
    synchronized Optional<ProcessHandle> process() {
        return Optional.ofNullable(server);
    }

    private String passwordFile() throws IOException {
        Path file = home.resolve("password");
        if (!Files.exists(file)) {
            var secret = new byte[24];
            new SecureRandom().nextBytes(secret);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, HexFormat.of().formatHex(secret));
        }
        return Files.readString(file).strip();
    }

    private void initialise() {
        LOG.info("Making a new database in {}", data);
        var words = List.of(
                programs.resolve("bin/initdb").toString(),
                "--pgdata=" + data,
                "--username=" + USER,
                "--pwfile=" + home.resolve("password"),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--no-locale",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--no-sync",
                "--data-checksums");
        run(words, "initdb");
    }

    /**
     * Flushes the files of a new cluster while it is already used: initdb would make the first start wait for it. What is
     * committed meanwhile is flushed by the server itself.
     */
    private void flushNewCluster() {
        try {
            new ProcessBuilder(unprivileged.command(
                            List.of(programs.resolve("bin/initdb").toString(), "--sync-only", "--pgdata=" + data)))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            LOG.warn("The new database could not be flushed to disk: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int choosePort() throws IOException {
        int last = 0;
        Path file = home.resolve("port");
        if (Files.exists(file)) {
            last = Integer.parseInt(Files.readString(file).strip());
        }
        int chosen = last > 0 && isFree(last) ? last : freePort();
        Files.writeString(file, Integer.toString(chosen));
        return chosen;
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Goes on with a server left by a killed program; gives its port, or 0 when there is none to go on with. */
    private int adopt() throws IOException {
        Optional<PidFile> left = PidFile.read(data);
        if (left.isEmpty()) {
            return 0;
        }
        PidFile found = left.get();
        ProcessHandle process = found.postgres().orElse(null);
        if (process == null) {
            return 0;
        }
        port = found.port();
        boolean ours = process.info()
                .command()
                .map(c -> c.equals(programs.resolve("bin/postgres").toString()))
                .orElse(false);
        if (ours && port > 0 && answers()) {
            LOG.info("PostgreSQL was left running (process {}); going on with it", found.pid());
            server = process;
            return port;
        }
        LOG.info("PostgreSQL was left running (process {}) and does not answer; stopping it", found.pid());
        stop("immediate");
        port = 0;
        return 0;
    }

    private boolean answers() {
        DriverManager.setLoginTimeout(5);
        try (Connection connection = DriverManager.getConnection(url("postgres"), USER, password)) {
            return connection.isValid(5);
        } catch (SQLException e) {
            return false;
        }
    }

    private void launch() throws IOException {
        Optional<PidFile> left = PidFile.read(data).filter(PidFile::gone);
        if (left.isPresent()) {
            left.get().disown();
        }
        var words = new ArrayList<>(List.of(
                programs.resolve("bin/pg_ctl").toString(),
                "start",
                "--wait",
                "--timeout=" + START_SECONDS,
                "--pgdata=" + data,
                "--log=" + home.resolve("log"),
                "--options=" + String.join(" ", options())));
        run(words, "pg_ctl start");
        server = running()
                .orElseThrow(() -> new DatabaseException(
                        "postgres-start", "PostgreSQL started and went away at once; see " + home.resolve("log")));
    }

    private Optional<ProcessHandle> running() throws IOException {
        return PidFile.read(data).flatMap(PidFile::postgres);
    }

    private List<String> options() {
        var options = new ArrayList<String>();
        for (String setting : List.of(
                "listen_addresses=127.0.0.1",
                "port=" + port,
                "unix_socket_directories=",
                // Tests keep many applications running at once, each with connections of its own.
                "max_connections=" + (durable ? 60 : 300),
                "shared_buffers=256MB",
                "password_encryption=scram-sha-256",
                "fsync=" + (durable ? "on" : "off"),
                "synchronous_commit=" + (durable ? "on" : "off"),
                "full_page_writes=" + (durable ? "on" : "off"),
                "max_wal_size=1GB",
                "jit=off",
                "timezone=UTC",
                "log_timezone=UTC",
                "log_destination=stderr",
                "idle_in_transaction_session_timeout=10min")) {
            options.add("-c");
            options.add(setting);
        }
        return options;
    }

    private void supervise() {
        ProcessHandle watched = server;
        if (watched == null) {
            return;
        }
        CompletableFuture<ProcessHandle> exit = watched.onExit();
        exit.thenRunAsync(this::restart, Thread::startVirtualThread);
    }

    private synchronized void restart() {
        if (closed) {
            return;
        }
        LOG.error("PostgreSQL went away; starting it again (its log: {})", home.resolve("log"));
        server = null;
        try {
            // A machine with too much to do may need longer than the start waited for.
            server = running().orElse(null);
            if (server == null) {
                launch();
            }
            LOG.info("PostgreSQL runs again");
            supervise();
        } catch (IOException | DatabaseException e) {
            LOG.error("PostgreSQL does not start: {}. Trying again in 2 s", e.getMessage());
            CompletableFuture.delayedExecutor(2, TimeUnit.SECONDS, Thread::startVirtualThread)
                    .execute(this::restart);
        }
    }

    /** Stops the server: running work is rolled back, what was committed is on disk. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (server != null && server.isAlive()) {
            stop(durable ? "fast" : "immediate");
        }
        server = null;
    }

    /** Leaves the server running and stops watching it, as a killed program would: for tests. */
    synchronized void abandon() {
        closed = true;
    }

    private void stop(String mode) {
        run(
                List.of(
                        programs.resolve("bin/pg_ctl").toString(),
                        "stop",
                        "--wait",
                        "--timeout=60",
                        "--mode=" + mode,
                        "--pgdata=" + data),
                "pg_ctl stop");
    }

    private void run(List<String> words, String what) {
        Path output = home.resolve("last-command.log");
        try {
            var builder = new ProcessBuilder(unprivileged.command(words))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .directory(home.toFile());
            builder.environment().put("LC_ALL", "C");
            builder.environment().put("TZ", "UTC");
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(Duration.ofSeconds(START_SECONDS + 30))) {
                process.destroyForcibly();
                throw new DatabaseException("postgres-slow", what + " took too long; see " + home.resolve("log"));
            }
            if (process.exitValue() != 0) {
                throw new DatabaseException(
                        "postgres-failed",
                        what + " failed: "
                                + Files.readString(output, StandardCharsets.UTF_8)
                                        .strip()
                                + " (server log: " + home.resolve("log") + ")");
            }
        } catch (IOException e) {
            throw new DatabaseException("postgres-failed", what + " could not be run: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseException("postgres-failed", what + " was interrupted", e);
        }
    }
}
