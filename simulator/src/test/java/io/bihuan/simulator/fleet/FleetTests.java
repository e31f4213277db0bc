package io.bihuan.simulator.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.bihuan.codec.jt808.ActiveSafetyExtra;
import io.bihuan.codec.jt808.T0200LocationReport;
import io.bihuan.codec.jt808.T0704LocationBatch;
import io.bihuan.codec.jt808.TruncatedExtra;
import io.bihuan.codec.jt808.Unknown;
import io.bihuan.simulator.city.City;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FleetTests {
    private static final Instant START = Instant.parse("2026-11-22T02:00:00Z");
    private static final City CITY = City.of(7, 120);

    private final PaperPlatform platform = new PaperPlatform();
    private long now;

    private static Plan plan(int troubleSeconds) {
        return new Plan(CITY, 7, "-", 1, START, 10, 1, Duration.ZERO, troubleSeconds, 2, null, null);
    }

    private Fleet fleet(Tally tally) {
        return Simulation.fleet(plan(25), tally, platform);
    }

    private Fleet calmFleet() {
        return Simulation.fleet(plan(0), new Tally(null), platform);
    }

    private void run(Fleet fleet, int seconds) {
        for (int i = 0; i < seconds * 4; i++) {
            now += 250;
            platform.deliver();
            fleet.advance(START.getEpochSecond() + now / 1_000, now);
            fleet.tick(now);
        }
    }

    @Test
    void sendsTheSameFramesForTheSameSeed() {
        run(fleet(new Tally(null)), 120);
        List<String> first = List.copyOf(platform.frames);
        platform.frames.clear();
        now = 0;
        run(fleet(new Tally(null)), 120);
        assertThat(platform.frames).isEqualTo(first).hasSizeGreaterThan(1_000);
    }

    @Test
    void sendsFramesTheCodecReadsExceptTheGarbledOnes() {
        run(fleet(new Tally(null)), 900);
        assertThat(platform.reports.values())
                .allSatisfy(reports -> assertThat(reports)
                        .allMatch(report -> report.extras().stream().noneMatch(TruncatedExtra.class::isInstance)));
        assertThat(platform.messages).noneMatch(Unknown.class::isInstance);
        assertThat(platform.bad).isBetween(1, 20);
    }

    @Test
    void bringsTheFirstIncidentsWithinHalfAMinuteAndThenCalmly() {
        Fleet fleet = fleet(new Tally(null));
        run(fleet, 35);
        assertThat(fleet.troubles()).isBetween(2L, 4L);
        assertThat(events()).isPositive();
        run(fleet, 565);
        assertThat(fleet.troubles()).isBetween(18L, 30L);
    }

    private long events() {
        return platform.reports.values().stream()
                .flatMap(List::stream)
                .flatMap(report -> report.extras().stream())
                .filter(extra -> extra instanceof ActiveSafetyExtra alarm && alarm.state() == 1)
                .count();
    }

    @Test
    void endsEveryActiveSafetyAlarmItBegan() {
        Fleet fleet = fleet(new Tally(null));
        run(fleet, 1_500);
        Set<String> open = new HashSet<>();
        platform.reports.forEach((phone, reports) ->
                reports.forEach(report -> report.extras().forEach(extra -> {
                    if (extra instanceof ActiveSafetyExtra alarm && alarm.state() == 1) {
                        assertThat(open.add(phone + alarm.alarmId())).isTrue();
                    } else if (extra instanceof ActiveSafetyExtra alarm && alarm.state() == 2) {
                        assertThat(open.remove(phone + alarm.alarmId())).isTrue();
                    }
                })));
        assertThat(open).hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void uploadsEverythingStoredWhileOutOfReach() {
        Fleet fleet = calmFleet();
        run(fleet, 60);
        platform.cut();
        run(fleet, 300);
        assertThat(fleet.units().stream()
                        .mapToInt(unit -> unit.terminal().storedReports())
                        .sum())
                .isGreaterThan(1_000);
        platform.reachable = true;
        run(fleet, 120);
        assertThat(fleet.units().stream()
                        .mapToInt(unit -> unit.terminal().storedReports())
                        .sum())
                .isZero();
        assertThat(platform.messages).anyMatch(m -> m instanceof T0704LocationBatch batch && batch.batchType() == 1);
        platform.reports.forEach((phone, reports) -> assertNoGap(phone, reports));
    }

    /** A moving vehicle reports every 10 s, a parked one every 30: nothing is missing and nothing is there twice. */
    private static void assertNoGap(String phone, List<T0200LocationReport> reports) {
        List<Long> times = reports.stream()
                .map(report ->
                        java.util.Objects.requireNonNull(report.time().at()).toEpochSecond())
                .sorted()
                .toList();
        assertThat(times).as(phone).doesNotHaveDuplicates();
        for (int i = 1; i < times.size(); i++) {
            assertThat(times.get(i) - times.get(i - 1)).as(phone).isLessThanOrEqualTo(30);
        }
    }

    @Test
    void repeatsWhatIsNotAcknowledgedAndThenCallsAgain() {
        Fleet fleet = calmFleet();
        run(fleet, 30);
        platform.answers = false;
        int before = platform.frames.size();
        run(fleet, 45);
        long repeated =
                platform.frames.size() - platform.frames.stream().distinct().count();
        assertThat(repeated).isPositive();
        platform.answers = true;
        run(fleet, 200);
        assertThat(platform.frames.size()).isGreaterThan(before);
        assertThat(fleet.units().stream()
                        .mapToInt(unit -> unit.terminal().storedReports())
                        .sum())
                .isZero();
        assertThat(platform.reports)
                .allSatisfy((phone, reports) -> assertThat(reports).isNotEmpty());
    }

    @Test
    void notesEveryAcknowledgedReportInItsBook(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("book.csv");
        Tally tally;
        try (Book book = new Book(file)) {
            tally = new Tally(book);
            run(fleet(tally), 60);
        }
        List<String> lines = Files.readAllLines(file);
        assertThat(lines.getFirst()).isEqualTo("phone,device_time,serial");
        assertThat(lines).hasSize((int) tally.acknowledged() + 1);
        assertThat(lines.get(1)).matches("[0-9]{12,20},2026-11-22T02:0[01]:[0-9]{2}Z,[0-9]+");
    }
}
