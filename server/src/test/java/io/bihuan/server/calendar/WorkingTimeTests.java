package io.bihuan.server.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bihuan.server.calendar.DueTime.Interval;
import io.bihuan.server.calendar.DueTime.Why;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class WorkingTimeTests {

    static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter WITH_DAY = DateTimeFormatter.ofPattern("EEE uuuu-MM-dd HH:mm", Locale.CHINA);
    private static final DateTimeFormatter PLAIN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.CHINA);

    private static final Path TABLES = Path.of(Objects.requireNonNull(System.getProperty("bihuan.root"), "bihuan.root"))
            .resolve("server/src/test/resources/time-limits");
    static final Calendars CALENDARS = Calendars.load(TABLES.resolve("calendars"), BEIJING);

    private final WorkingTime time = CALENDARS.time(Calendars.DEFAULT);

    static Instant at(String text) {
        var format = text.startsWith("周") ? WITH_DAY : PLAIN;
        return LocalDateTime.parse(text, format).atZone(BEIJING).toInstant();
    }

    @TestFactory
    Stream<DynamicTest> agreesWithEveryRowWorkedByHand() throws IOException {
        var rows = rows("\\| \\d+ .*");
        assertThat(rows).hasSizeGreaterThanOrEqualTo(150);
        return rows.stream()
                .map(row -> DynamicTest.dynamicTest(
                        row.get(1) + " " + row.get(8),
                        () -> assertThat(due(row)).isEqualTo(row.get(7).equals("未了") ? null : at(row.get(7)))));
    }

    @TestFactory
    Stream<DynamicTest> agreesWithEveryMomentBeforeADueTime() throws IOException {
        var rows = rows("\\| B\\d+ .*");
        assertThat(rows).hasSizeGreaterThanOrEqualTo(10);
        return rows.stream()
                .map(row -> DynamicTest.dynamicTest(
                        row.get(1) + " " + row.get(6),
                        () -> assertThat(CALENDARS.time(row.get(4)).before(at(row.get(2)), TimeLimit.parse(row.get(3))))
                                .isEqualTo(at(row.get(5)))));
    }

    private static List<List<String>> rows(String pattern) throws IOException {
        return Files.readAllLines(TABLES.resolve("due-times.md")).stream()
                .filter(line -> line.matches(pattern))
                .map(line -> Arrays.stream(line.split("\\|")).map(String::strip).toList())
                .toList();
    }

    private @Nullable Instant due(List<String> row) {
        Instant begun = at(row.get(2));
        var limits = new ArrayList<TimeLimit>();
        limits.add(CALENDARS.limit(row.get(4), LimitRule.parse(row.get(3)), begun));
        if (!row.get(6).equals("–")) {
            Arrays.stream(row.get(6).split(";"))
                    .map(String::strip)
                    .map(TimeLimit::parse)
                    .forEach(limits::add);
        }
        var pauses = new ArrayList<Pause>();
        if (!row.get(5).equals("–")) {
            for (String pause : row.get(5).split(";")) {
                String[] ends = pause.split(">");
                String to = ends[1].strip();
                pauses.add(new Pause(at(ends[0].strip()), to.equals("未了") ? null : at(to)));
            }
        }
        return CALENDARS.time(row.get(4)).due(begun, limits, pauses).dueAt();
    }

    @Test
    void explainsEveryStretchFromStartToDueTime() {
        var due = time.due(
                at("2026-02-13 16:30"),
                TimeLimit.parse("10wh"),
                List.of(new Pause(at("2026-02-14 09:00"), at("2026-02-14 10:00"))));
        assertThat(due.intervals())
                .extracting(Interval::from, Interval::to, Interval::counted, Interval::why, Interval::name)
                .containsExactly(
                        row("2026-02-13 16:30", "2026-02-13 17:30", true, Why.OFFICE_HOURS, null),
                        row("2026-02-13 17:30", "2026-02-14 08:30", false, Why.OUTSIDE_OFFICE_HOURS, null),
                        row("2026-02-14 08:30", "2026-02-14 09:00", true, Why.MAKE_UP_DAY, "春节"),
                        row("2026-02-14 09:00", "2026-02-14 10:00", false, Why.PAUSED, null),
                        row("2026-02-14 10:00", "2026-02-14 12:00", true, Why.MAKE_UP_DAY, "春节"),
                        row("2026-02-14 12:00", "2026-02-14 13:30", false, Why.OUTSIDE_OFFICE_HOURS, null),
                        row("2026-02-14 13:30", "2026-02-14 17:30", true, Why.MAKE_UP_DAY, "春节"),
                        row("2026-02-14 17:30", "2026-02-15 00:00", false, Why.OUTSIDE_OFFICE_HOURS, null),
                        row("2026-02-15 00:00", "2026-02-24 00:00", false, Why.HOLIDAY, "春节"),
                        row("2026-02-24 00:00", "2026-02-24 08:30", false, Why.OUTSIDE_OFFICE_HOURS, null),
                        row("2026-02-24 08:30", "2026-02-24 11:00", true, Why.OFFICE_HOURS, null));
        assertThat(due.unofficialYears()).isEmpty();
    }

    private static org.assertj.core.groups.Tuple row(
            String from, String to, boolean counted, Why why, @Nullable String name) {
        return org.assertj.core.groups.Tuple.tuple(at(from), at(to), counted, why, name);
    }

    @Test
    void tellsYearsWhoseHolidaysAreNotKnown() {
        assertThat(time.due(at("2026-12-31 10:00"), TimeLimit.parse("2wd"), List.of())
                        .unofficialYears())
                .containsExactly(2027);
    }

    @Test
    void measuresWorkingTimeBetweenTwoMoments() {
        assertThat(time.between(at("2026-02-13 16:30"), at("2026-02-24 09:00"), List.of()))
                .isEqualTo(Duration.ofMinutes(60 + 450 + 30));
        assertThat(time.between(at("2026-03-02 11:00"), at("2026-03-02 09:00"), List.of()))
                .isEqualTo(Duration.ZERO);
    }

    @Test
    void rejectsLimitWithoutUnit() {
        assertThatThrownBy(() -> TimeLimit.parse("5")).hasMessageStartingWith("must be a number and one of m, h, d");
        assertThatThrownBy(() -> TimeLimit.parse("99999d")).hasMessage("must have an amount from 0 to 10000");
    }

    @Test
    void rejectsPauseThatEndsBeforeItBegins() {
        assertThatThrownBy(() -> new Pause(at("2026-03-02 11:00"), at("2026-03-02 10:00")))
                .hasMessageStartingWith("A pause ends before it begins");
    }
}
