package io.bihuan.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The product is killed without warning while a fleet reports to it. The fleet keeps its own book of what was
 * acknowledged, and afterwards the two are compared.
 */
class CrashIT {

    private static final int ROUNDS = Integer.getInteger("bihuan.crash.rounds", 3);
    private static final int REPORTS_PER_ROUND = 1_500;
    private static final String PASSWORD = "crash-test-Passw0rd";

    @TempDir
    Path directory;

    @Test
    void losesNothingAcknowledgedAndRaisesNothingTwiceWhenKilledInMidLoad() throws IOException {
        Path data = directory.resolve("data");
        Path book = directory.resolve("book.csv");
        Path city = directory.resolve("city");
        int jt808Port = BihuanProcess.freePort();
        int httpPort = BihuanProcess.freePort();
        Map<String, String> settings = Map.of(
                "BIHUAN_DATA", data.toString(),
                "BIHUAN_HTTP_PORT", Integer.toString(httpPort),
                "BIHUAN_JT808_PORT", Integer.toString(jt808Port),
                "BIHUAN_ADMIN_PASSWORD", PASSWORD,
                "BIHUAN_DEMO", city.toString(),
                "BIHUAN_ADMIT_UNKNOWN", "true");
        assertThat(BihuanProcess.simulate(
                                directory.resolve("city.out"),
                                List.of("--write-city", city.toString(), "--vehicles", "120"))
                        .awaitExit())
                .isZero();
        loadAndKill(data, settings, book, city);
        assertThatEveryAcknowledgedReportIsKept(data, settings, book);
        BihuanProcess verify = BihuanProcess.command(directory.resolve("verify.out"), settings, "verify");
        assertThat(verify.awaitExit()).as(verify.output()).isZero();
    }

    private void loadAndKill(Path data, Map<String, String> settings, Path book, Path city) throws IOException {
        BihuanProcess server = BihuanProcess.serve(data, settings);
        try {
            try (BihuanProcess simulator = BihuanProcess.simulate(
                    directory.resolve("simulate.out"),
                    List.of(
                            "--city",
                            city.toString(),
                            "--vehicles",
                            "120",
                            "--port",
                            settings.get("BIHUAN_JT808_PORT"),
                            "--interval",
                            "2",
                            "--speed-up",
                            "20",
                            "--incident-every",
                            "2",
                            "--book",
                            book.toString(),
                            "--start",
                            Instant.now().minus(Duration.ofHours(6)).toString()))) {
                for (int round = 1; round <= ROUNDS; round++) {
                    awaitReports(book, round * REPORTS_PER_ROUND, simulator);
                    server.kill();
                    server = BihuanProcess.serve(data, settings);
                }
                awaitReports(book, (ROUNDS + 1) * REPORTS_PER_ROUND, simulator);
            }
            ApiSession admin = ApiSession.login(Integer.parseInt(settings.get("BIHUAN_HTTP_PORT")), "admin", PASSWORD);
            assertThatNoAlarmStandsTwice(admin);
            assertThatRepeatsJoinedOneCase(admin);
        } finally {
            server.close();
        }
    }

    private static void awaitReports(Path book, long count, BihuanProcess simulator) {
        Awaitility.await("the fleet's book to hold " + count + " acknowledged reports")
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(50))
                .failFast("the simulator ended", () -> !simulator.isAlive())
                .until(() -> Files.exists(book) && lines(book) >= count);
    }

    private static long lines(Path file) throws IOException {
        try (var lines = Files.lines(file)) {
            return lines.count();
        }
    }

    private void assertThatEveryAcknowledgedReportIsKept(Path data, Map<String, String> settings, Path book)
            throws IOException {
        Path export = directory.resolve("fixes.csv");
        BihuanProcess command = BihuanProcess.command(
                directory.resolve("export.out"),
                settings,
                "export",
                "fixes",
                "--from",
                "2020-01-01T00:00:00Z",
                "--to",
                "2100-01-01T00:00:00Z",
                "--out",
                export.toString());
        assertThat(command.awaitExit()).as(command.output()).isZero();
        Map<String, Integer> kept = new HashMap<>();
        List<String> rows = Files.readAllLines(export);
        List<String> header = List.of(rows.getFirst().split(","));
        int phone = header.indexOf("phone");
        int time = header.indexOf("device_time");
        for (String row : rows.subList(1, rows.size())) {
            String[] cells = row.split(",");
            kept.merge(key(cells[phone], cells[time]), 1, Integer::sum);
        }
        Set<String> missing = new HashSet<>();
        long acknowledged = 0;
        for (String line : Files.readAllLines(book)) {
            if (!line.startsWith("phone")) {
                String[] cells = line.split(",");
                acknowledged++;
                if (!kept.containsKey(key(cells[0], cells[1]))) {
                    missing.add(line);
                }
            }
        }
        assertThat(acknowledged).isGreaterThan(ROUNDS * REPORTS_PER_ROUND);
        assertThat(missing).as("acknowledged reports that are gone").isEmpty();
    }

    private static String key(String phone, String deviceTime) {
        return phone.replaceFirst("^0+", "") + '@' + Instant.parse(deviceTime).getEpochSecond();
    }

    private static void assertThatNoAlarmStandsTwice(ApiSession admin) {
        Set<String> alarms = new HashSet<>();
        long total;
        int page = 0;
        do {
            JsonNode answer = admin.get("/api/alarms?state=all&size=200&page=" + page++);
            total = answer.get("total").asLong();
            for (JsonNode alarm : answer.get("items")) {
                String what = alarm.get("asset").get("id") + " " + alarm.get("detector") + " " + alarm.get("kind") + " "
                        + alarm.get("startTime") + " " + alarm.get("attributes");
                assertThat(alarms.add(what)).as("raised twice: " + what).isTrue();
            }
        } while (page * 200L < total);
        assertThat(alarms).as("the fleet's incidents").isNotEmpty();
    }

    /** Alarms of one kind join the open case of their vehicle: a second open one would be a case filed twice. */
    private static void assertThatRepeatsJoinedOneCase(ApiSession admin) {
        Set<String> cases = new HashSet<>();
        long total;
        int page = 0;
        do {
            JsonNode answer = admin.get("/api/cases?state=open&size=200&sort=number,asc&page=" + page++);
            total = answer.get("total").asLong();
            for (JsonNode one : answer.get("items")) {
                if (one.get("alarmCount").asInt() > 0) {
                    String what = one.get("asset").get("id") + " " + one.get("title");
                    assertThat(cases.add(what)).as("filed twice: " + what).isTrue();
                }
            }
        } while (page * 200L < total);
        assertThat(cases).as("cases that the fleet's alarms opened").isNotEmpty();
    }
}
