package io.bihuan.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/**
 * Two books of the same traffic: the fleet's own, of every report the platform acknowledged, and what the platform says it
 * has. Whatever stands in the first must stand in the second; nothing may stand there twice.
 */
final class Books {

    private static final String EXPORT = "/api/export/fixes?from="
            + Instant.now().minus(Duration.ofDays(300)) + "&to=" + Instant.now().plus(Duration.ofDays(60));
    private static final int PAGE = 200;

    private final Path fleet;
    private final List<String> entries = new ArrayList<>();
    private long bytesRead;

    /** @param fleet the file the simulator writes: phone, device time, serial */
    Books(Path fleet) {
        this.fleet = fleet;
    }

    Path fleet() {
        return fleet;
    }

    /** Waits until so many reports have been acknowledged. */
    void awaitReports(long count, BihuanProcess simulator) {
        Awaitility.await("the fleet's book to hold " + count + " acknowledged reports")
                .atMost(Duration.ofMinutes(4))
                .pollInterval(Duration.ofMillis(20))
                .failFast("the simulator ended", () -> !simulator.isAlive())
                .until(() -> size() >= count);
    }

    long size() {
        readOn();
        return entries.size();
    }

    /** The reports acknowledged so far, each as phone and second of device time. */
    List<String> acknowledged() {
        readOn();
        return List.copyOf(entries);
    }

    /** Reads what has been written since; the last line may be half-written and waits for the next time. */
    private void readOn() {
        if (!Files.exists(fleet)) {
            return;
        }
        try (RandomAccessFile file = new RandomAccessFile(fleet.toFile(), "r")) {
            file.seek(bytesRead);
            byte[] bytes = new byte[Math.toIntExact(file.length() - bytesRead)];
            file.readFully(bytes);
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            int whole = text.lastIndexOf('\n') + 1;
            text.substring(0, whole)
                    .lines()
                    .filter(line -> !line.startsWith("phone"))
                    .map(line -> line.split(","))
                    .forEach(cells -> entries.add(key(cells[0], cells[1])));
            bytesRead += whole;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks a running server for all it has and looks every acknowledged report up. */
    static void assertNothingMissing(ApiSession session, List<String> acknowledged) {
        Set<String> missing = new HashSet<>(acknowledged);
        try (Stream<String> export = session.lines(EXPORT)) {
            var rows = export.iterator();
            List<String> header = List.of(rows.next().split(","));
            int phone = header.indexOf("phone");
            int time = header.indexOf("device_time");
            while (rows.hasNext()) {
                String[] cells = rows.next().split(",");
                missing.remove(key(cells[phone], cells[time]));
            }
        }
        assertThat(missing).as("acknowledged reports that are gone").isEmpty();
    }

    private static String key(String phone, String deviceTime) {
        return phone.replaceFirst("^0+", "") + '@' + Instant.parse(deviceTime).getEpochSecond();
    }

    /** No alarm stands twice, and there are some. New ones move the pages on meanwhile, so that one may be seen on two. */
    static Set<String> assertNoAlarmTwice(ApiSession admin) {
        Map<String, String> alarms = new HashMap<>();
        pages(admin, "/api/alarms?state=all", alarm -> {
            String what = alarm.get("asset").get("id") + " " + alarm.get("detector") + " " + alarm.get("kind") + " "
                    + alarm.get("startTime") + " " + alarm.get("attributes");
            assertOnce("raised twice: " + what, alarms, what, alarm.get("id").asString());
        });
        assertThat(alarms).as("the fleet's incidents").isNotEmpty();
        return new HashSet<>(alarms.values());
    }

    /** Alarms of one kind join the open case of their vehicle: a second open one would be a case filed twice. */
    static void assertNoCaseTwice(ApiSession admin) {
        Map<String, String> cases = new HashMap<>();
        pages(admin, "/api/cases?state=open&sort=number,asc", one -> {
            if (one.get("alarmCount").asInt() > 0) {
                String what = one.get("asset").get("id") + " " + one.get("title");
                assertOnce("filed twice: " + what, cases, what, one.get("id").asString());
            }
        });
        assertThat(cases).as("cases that the fleet's alarms opened").isNotEmpty();
    }

    private static void assertOnce(String failure, Map<String, String> seen, String what, String id) {
        String first = seen.putIfAbsent(what, id);
        if (first != null) {
            assertThat(id).as(failure).isEqualTo(first);
        }
    }

    /** The frame behind every alarm can be shown. */
    static void assertEveryAlarmHasItsFrame(ApiSession admin) {
        pages(
                admin,
                "/api/alarms?state=all",
                alarm -> assertThat(admin.statusOf(
                                "/api/frames/" + alarm.get("frame").asString()))
                        .as("frame of " + alarm.get("id"))
                        .isEqualTo(200));
    }

    private static void pages(ApiSession admin, String path, Consumer<JsonNode> visitor) {
        for (int page = 0; ; page++) {
            JsonNode answer = admin.get(path + "&size=" + PAGE + "&page=" + page);
            answer.get("items").forEach(visitor);
            if (answer.get("items").size() < PAGE) {
                return;
            }
        }
    }
}
