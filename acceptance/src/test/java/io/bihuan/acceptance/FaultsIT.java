package io.bihuan.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

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
            ApiSession browser = Fleet.admin(settings);
            Awaitility.await("the server to say that the disk is full")
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> isFull(disk) && server.output().contains("No space left on device"));
            books.awaitReports(books.size() + SOME_REPORTS, simulator);
            List<String> kept = writeUntilRefused(browser);
            assertAdvice(browser.get("/api/operations/health"), "disk", "DOWN", "数据目录所在磁盘即将写满或已写满");

            disk.clear();
            ApiSession admin = awaitLogin(server, settings);
            assertThat(organisations(admin)).as("what was answered with 201").containsAll(kept);
            assertThat(browser.statusOf("/api/session")).as("still signed in").isEqualTo(200);
            books.awaitReports(books.size() + SOME_REPORTS, simulator);
            simulator.stop();
            awaitRelay(admin);
            Books.assertNothingMissing(admin, books.acknowledged());
            Books.assertNoAlarmTwice(admin);
            Books.assertNoCaseTwice(admin);
        }
    }

    /** The operations page says what is wrong and what to do; somebody signed in sees it without the database. */
    private static void assertAdvice(JsonNode health, String check, String state, String advice) {
        for (JsonNode found : health) {
            if (found.get("name").asString().equals(check)) {
                assertThat(found.get("state").asString()).as(found.toString()).isEqualTo(state);
                assertThat(found.get("advice").asString()).contains(advice);
                return;
            }
        }
        throw new AssertionError("There is no check of " + check);
    }

    /** Makes organisations until one is refused; whatever is refused is refused in words. Gives those that were made. */
    private static List<String> writeUntilRefused(ApiSession browser) {
        var kept = new ArrayList<String>();
        Awaitility.await("a write to be refused for want of room")
                .atMost(Duration.ofMinutes(1))
                .until(() -> {
                    String name = "满盘" + kept.size();
                    HttpResponse<String> answer = browser.attempt(
                            "POST", "/api/organisations", "{\"kind\":\"TEAM\",\"name\":\"" + name + "\"}");
                    if (answer.statusCode() == 201) {
                        kept.add(name);
                        return false;
                    }
                    assertThat(answer.statusCode()).as(answer.body()).isIn(503, 507);
                    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                            .startsWith("application/problem+json");
                    assertThat(answer.body()).containsAnyOf("数据库暂时无法访问，请稍后重试", "服务器磁盘空间不足，本次内容没有保存");
                    return true;
                });
        return kept;
    }

    private static List<String> organisations(ApiSession admin) {
        var names = new ArrayList<String>();
        admin.get("/api/organisations").forEach(one -> names.add(one.get("name").asString()));
        return names;
    }

    /**
     * The database has room, evidence and what is still coming in have none: files are refused whole, in both languages,
     * nothing is left of them, and with room again they are taken.
     */
    @Test
    void refusesFilesOnFullDiskAndTakesThemWithRoomAgain() throws IOException {
        Path data = Files.createDirectories(directory.resolve("data"));
        Path small = directory.resolve("small");
        try (SmallDisk disk = SmallDisk.mount(small, 256)) {
            Files.createDirectory(disk.seen("evidence"));
            Files.createDirectory(disk.seen("incoming"));
            Files.createSymbolicLink(data.resolve("evidence"), small.resolve("evidence"));
            var settings = new HashMap<>(Fleet.emptySettings(data));
            settings.put("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + small.resolve("incoming"));
            try (BihuanProcess server =
                    BihuanProcess.serveWithin(disk.enter(), directory.resolve("serve.out"), settings)) {
                assertThat(server.isAlive()).isTrue();
                ApiSession admin = Fleet.admin(settings);
                String path = "/api/cases/" + aCase(admin) + "/evidence";
                assertThat(admin.upload(path, "first.jpg", picture(100_000, 1)).statusCode())
                        .isEqualTo(201);

                disk.fill();
                refusesForWantOfRoom(admin.upload(path, "small.jpg", picture(100_000, 2)), "服务器磁盘空间不足，本次内容没有保存");
                admin.put("/api/session/locale", "{\"locale\":\"en\"}");
                refusesForWantOfRoom(
                        admin.upload(path, "large.jpg", picture(4_000_000, 3)),
                        "The server is out of disk space and kept nothing of this");
                assertThat(filesBelow(disk.seen("evidence"))).hasSize(1);
                assertThat(admin.get(path.replace("/evidence", "")).get("evidence"))
                        .hasSize(1);

                disk.clear();
                assertThat(admin.upload(path, "small.jpg", picture(100_000, 2)).statusCode())
                        .isEqualTo(201);
                assertThat(admin.upload(path, "large.jpg", picture(4_000_000, 3))
                                .statusCode())
                        .isEqualTo(201);
                assertThat(filesBelow(disk.seen("evidence"))).hasSize(3);
                assertThat(admin.get(path.replace("/evidence", "/verification"))
                                .get("intact")
                                .asBoolean())
                        .isTrue();
            }
        }
    }

    private static void refusesForWantOfRoom(HttpResponse<String> answer, String words) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(507);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.body()).contains("\"code\":\"disk-full\"").contains(words);
    }

    private static long aCase(ApiSession admin) {
        return admin.post(
                        "/api/cases",
                        "{\"type\":\"vehicle-safety\",\"title\":\"满盘\",\"severity\":2,\"organisationId\":1}")
                .get("id")
                .asLong();
    }

    /** What begins like a JPEG file, each its own. */
    private static byte[] picture(int length, int seed) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        System.arraycopy(
                new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 0, 16, 'J', 'F', 'I', 'F'},
                0,
                bytes,
                0,
                10);
        return bytes;
    }

    private static List<Path> filesBelow(Path directory) throws IOException {
        try (Stream<Path> below = Files.walk(directory)) {
            return below.filter(Files::isRegularFile).toList();
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
            ApiSession browser = Fleet.admin(settings);
            int alarms = Books.assertNoAlarmTwice(browser).size();
            Path starter = starter(data);
            Path hidden = starter.resolveSibling("pg_ctl.away");
            Files.move(starter, hidden);
            killDatabase(data);
            long began = System.nanoTime();
            while (System.nanoTime() - began
                    < Duration.ofSeconds(OUTAGE_SECONDS).toNanos()) {
                books.awaitReports(books.size() + SOME_REPORTS / 4, simulator);
            }
            JsonNode health = browser.get("/api/operations/health");
            assertAdvice(health, "database", "DOWN", "数据库没有应答");
            assertAdvice(health, "relay", "WARNING", "告警暂存在感知引擎中，不会丢失");
            Files.move(hidden, starter);
            assertThat(server.output()).contains("Alarms wait in the engine");

            ApiSession admin = awaitLogin(server, settings);
            simulator.stop();
            awaitRelay(admin);
            Books.assertNothingMissing(admin, books.acknowledged());
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
