package io.bihuan.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the product stands on breaks under a reporting fleet: it says so, loses nothing, and goes on by itself. */
class FaultsIT {

    private static final int OUTAGE_SECONDS = Integer.getInteger("bihuan.outage.seconds", 15);
    private static final int DISK_MEGABYTES = 900;
    private static final int SOME_REPORTS = 400;

    @TempDir
    Path directory;

    /**
     * The database fails at once; the engine goes on in the room it has set aside for its log (about 70 MB, which this fleet
     * would need an hour to fill). What it does when that is gone too, {@code StoreFailureTests} of the engine show.
     */
    @Test
    void losesNothingOnFullDiskAndGoesOnByItselfWithRoom() {
        Path city = Fleet.writeCity(directory, 120);
        Path data = directory.resolve("data");
        Map<String, String> settings = Fleet.settings(data, city);
        var books = new Books(directory.resolve("book.csv"));
        try (SmallDisk disk = SmallDisk.mount(data, DISK_MEGABYTES);
                BihuanProcess server =
                        BihuanProcess.serveWithin(disk.enter(), directory.resolve("serve.out"), settings);
                BihuanProcess simulator = Fleet.drive(directory, settings, city, books.fleet())) {
            books.awaitReports(SOME_REPORTS, simulator);
            Awaitility.await("the server to say that the disk is full")
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> isFull(disk) && server.output().contains("No space left on device"));
            books.awaitReports(books.size() + SOME_REPORTS, simulator);

            disk.clear();
            ApiSession admin = awaitLogin(server, settings);
            books.awaitReports(books.size() + SOME_REPORTS, simulator);
            simulator.stop();
            awaitRelay(admin);
            books.assertNothingMissing(admin, books.acknowledged());
            Books.assertNoAlarmTwice(admin);
            Books.assertNoCaseTwice(admin);
        }
    }

    /** PostgreSQL gives room back while it comes to grief; that is taken too. */
    private static boolean isFull(SmallDisk disk) {
        disk.fill();
        return true;
    }

    private static ApiSession awaitLogin(BihuanProcess server, Map<String, String> settings) {
        ApiSession[] session = new ApiSession[1];
        Awaitility.await("the database to let people in")
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofSeconds(1))
                .failFast(
                        "the server ended",
                        () -> assertThat(server.isAlive()).as(server.output()).isTrue())
                .ignoreExceptions()
                .untilAsserted(() -> session[0] = Fleet.admin(settings));
        return session[0];
    }

    private static void awaitRelay(ApiSession admin) {
        Awaitility.await("alarms that waited to get through")
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(500))
                .until(() ->
                        admin.get("/api/operations/latency").get("outboxDepth").asLong() == 0);
    }

    @Test
    void refusesReadOnlyDataDirectoryWithWhatToDo() {
        Path data = directory.resolve("data");
        try (SmallDisk disk = SmallDisk.mount(data, 16)) {
            disk.makeReadOnly();
            BihuanProcess server = BihuanProcess.beginWithin(
                    disk.enter(), directory.resolve("serve.out"), Map.of("BIHUAN_DATA", data.toString()));
            assertThat(server.awaitExit()).isEqualTo(1);
            assertThat(server.output())
                    .contains("The data directory " + data + " cannot be used")
                    .contains("Read-only file system")
                    .contains("Make it writable, or choose another directory with BIHUAN_DATA")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void goesOnSensingWhileDatabaseIsAwayAndCatchesUpAfterwards() throws IOException {
        Path city = Fleet.writeCity(directory, 120);
        Path data = directory.resolve("data");
        Map<String, String> settings = Fleet.settings(data, city);
        var books = new Books(directory.resolve("book.csv"));
        try (BihuanProcess server = BihuanProcess.serve(data, settings);
                BihuanProcess simulator = Fleet.drive(directory, settings, city, books.fleet())) {
            books.awaitReports(SOME_REPORTS, simulator);
            int alarms = Books.assertNoAlarmTwice(Fleet.admin(settings)).size();
            Path starter = starter(data);
            Path hidden = starter.resolveSibling("pg_ctl.away");
            Files.move(starter, hidden);
            killDatabase(data);
            long began = System.nanoTime();
            while (System.nanoTime() - began
                    < Duration.ofSeconds(OUTAGE_SECONDS).toNanos()) {
                books.awaitReports(books.size() + SOME_REPORTS / 4, simulator);
            }
            Files.move(hidden, starter);
            assertThat(server.output()).contains("Alarms wait in the engine");

            ApiSession admin = awaitLogin(server, settings);
            simulator.stop();
            awaitRelay(admin);
            books.assertNothingMissing(admin, books.acknowledged());
            assertThat(Books.assertNoAlarmTwice(admin)).hasSizeGreaterThan(alarms);
            Books.assertNoCaseTwice(admin);
            BihuanProcess verify = BihuanProcess.command(directory.resolve("verify.out"), settings, "verify");
            assertThat(verify.awaitExit()).as(verify.output()).isZero();
        }
    }

    private static Path starter(Path data) throws IOException {
        try (Stream<Path> below = Files.list(data.resolve("postgres"))) {
            return below.filter(path -> path.getFileName().toString().startsWith("bin-"))
                    .findFirst()
                    .orElseThrow()
                    .resolve("bin/pg_ctl");
        }
    }

    private static void killDatabase(Path data) throws IOException {
        List<String> lines = Files.readAllLines(data.resolve("postgres/data/postmaster.pid"));
        ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).orElseThrow().destroyForcibly();
    }
}
