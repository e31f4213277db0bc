package io.bihuan.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/**
 * Two books of the same traffic: the fleet's own, of every report the platform acknowledged, and what the platform says it
 * has. Whatever stands in the first must stand in the second; nothing may stand there twice.
 *
 * @param fleet the file the simulator writes: phone, device time, serial
 */
record Books(Path fleet) {

    private static final String EXPORT = "/api/export/fixes?from="
            + Instant.now().minus(Duration.ofDays(300)) + "&to=" + Instant.now().plus(Duration.ofDays(60));
    private static final int PAGE = 200;

    /** Waits until so many reports have been acknowledged. */
    void awaitReports(long count, BihuanProcess simulator) {
        Awaitility.await("the fleet's book to hold " + count + " acknowledged reports")
                .atMost(Duration.ofMinutes(4))
                .pollInterval(Duration.ofMillis(20))
                .failFast("the simulator ended", () -> !simulator.isAlive())
                .until(() -> size() >= count);
    }

    long size() {
        return acknowledged().size();
    }

    /** The reports acknowledged so far; the last line may be half-written and is left out then. */
    List<String> acknowledged() {
        if (!Files.exists(fleet)) {
            return List.of();
        }
        try {
            String text = Files.readString(fleet);
            return text.substring(0, text.lastIndexOf('\n') + 1)
                    .lines()
                    .filter(line -> !line.startsWith("phone"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks a running server for all it has and looks every acknowledged report up. */
    void assertNothingMissing(ApiSession session, List<String> acknowledged) {
        assertNothingMissing(session.text(EXPORT).lines().toList(), acknowledged);
    }

    static void assertNothingMissing(List<String> export, List<String> acknowledged) {
        Set<String> kept = new HashSet<>();
        List<String> header = List.of(export.getFirst().split(","));
        int phone = header.indexOf("phone");
        int time = header.indexOf("device_time");
        for (String row : export.subList(1, export.size())) {
            String[] cells = row.split(",");
            kept.add(key(cells[phone], cells[time]));
        }
        List<String> missing = acknowledged.stream()
                .filter(line -> !kept.contains(key(line.split(",")[0], line.split(",")[1])))
                .toList();
        assertThat(missing).as("acknowledged reports that are gone").isEmpty();
    }

    private static String key(String phone, String deviceTime) {
        return phone.replaceFirst("^0+", "") + '@' + Instant.parse(deviceTime).getEpochSecond();
    }

    /** No alarm stands twice, and there are some. */
    static Set<String> assertNoAlarmTwice(ApiSession admin) {
        Set<String> alarms = new HashSet<>();
        Set<String> ids = new HashSet<>();
        pages(admin, "/api/alarms?state=all", alarm -> {
            String what = alarm.get("asset").get("id") + " " + alarm.get("detector") + " " + alarm.get("kind") + " "
                    + alarm.get("startTime") + " " + alarm.get("attributes");
            assertThat(alarms.add(what)).as("raised twice: " + what).isTrue();
            ids.add(alarm.get("id").asString());
        });
        assertThat(ids).as("the fleet's incidents").isNotEmpty();
        return ids;
    }

    /** Alarms of one kind join the open case of their vehicle: a second open one would be a case filed twice. */
    static void assertNoCaseTwice(ApiSession admin) {
        Set<String> cases = new HashSet<>();
        pages(admin, "/api/cases?state=open&sort=number,asc", one -> {
            if (one.get("alarmCount").asInt() > 0) {
                String what = one.get("asset").get("id") + " " + one.get("title");
                assertThat(cases.add(what)).as("filed twice: " + what).isTrue();
            }
        });
        assertThat(cases).as("cases that the fleet's alarms opened").isNotEmpty();
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

    private static void pages(ApiSession admin, String path, java.util.function.Consumer<JsonNode> visitor) {
        for (int page = 0; ; page++) {
            JsonNode answer = admin.get(path + "&size=" + PAGE + "&page=" + page);
            answer.get("items").forEach(visitor);
            if (answer.get("items").size() < PAGE) {
                return;
            }
        }
    }
}
