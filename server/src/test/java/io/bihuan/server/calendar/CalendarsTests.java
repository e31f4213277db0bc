package io.bihuan.server.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bihuan.server.yaml.YamlFaults.InvalidYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalendarsTests {

    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    @TempDir
    Path directory;

    private WorkingCalendar office() {
        return Calendars.load(directory, BEIJING).find(Calendars.DEFAULT).orElseThrow();
    }

    @Test
    void countsTheDaysOffThatThePublishedTablesGive() {
        var office = office();
        assertThat(office.holidays().keySet().stream().filter(day -> day.getYear() == 2025))
                .hasSize(28);
        assertThat(office.makeUpDays().keySet().stream().filter(day -> day.getYear() == 2025))
                .hasSize(5);
        assertThat(office.holidays().keySet().stream().filter(day -> day.getYear() == 2026))
                .hasSize(33);
        assertThat(office.makeUpDays().keySet().stream().filter(day -> day.getYear() == 2026))
                .hasSize(6);
    }

    @Test
    void makesUpOnlyOnDaysThatWouldBeOff() {
        var office = office();
        assertThat(office.makeUpDays().keySet())
                .allMatch(day -> !office.weekdays().contains(day.getDayOfWeek()));
    }

    @Test
    void takesAnInstallationsOwnOfficeHoursAndYears() throws IOException {
        write("office.yaml", """
                calendar: office
                source: ours
                mark: S
                weekdays: [monday, saturday]
                officeHours: ["09:00-11:00"]
                """);
        write("holidays-2027.yaml", """
                year: 2027
                source: ours
                mark: S
                holidays:
                  - {name: 元旦, from: 2027-01-01, to: 2027-01-03}
                """);
        var office = office();
        assertThat(office.workingDay()).isEqualTo(Duration.ofHours(2));
        assertThat(office.isWorkingDay(LocalDate.of(2027, 1, 2))).isFalse();
        assertThat(office.isWorkingDay(LocalDate.of(2027, 1, 9))).isTrue();
        assertThat(office.officialYears()).contains(2025, 2026, 2027);
    }

    @Test
    void tellsEveryFaultOfAllFilesAtOnce() throws IOException {
        write("holidays-2027.yaml", """
                year: 2027
                source: ours
                mark: X
                holidays:
                  - {name: 元旦, from: 2026-12-31, to: 2027-01-03}
                  - {name: 春节, from: 2027-13-01, to: 2027-02-01, makeupDays: [2027-02-06]}
                """);
        write("shift.yaml", """
                calendar: shift
                source: ours
                mark: M
                weekdays: [monday]
                officeHours: ["12:00-08:00", "9-10"]
                """);
        assertThatThrownBy(this::office)
                .isInstanceOfSatisfying(
                        InvalidYaml.class,
                        invalid -> assertThat(List.of(
                                        String.valueOf(invalid.getMessage()).split("\n")))
                                .containsExactly(
                                        "holidays-2027.yaml:3:7: mark is 'X' and must be S (seen in the source), M (general knowledge) or"
                                                + " ? (weak).",
                                        "holidays-2027.yaml:5:22: holidays[0].from must begin and end in the file's year 2027.",
                                        "holidays-2027.yaml:6:22: holidays[1].from is '2027-13-01' and must be a date such as 2026-02-14.",
                                        "holidays-2027.yaml:6:50: Unknown key 'holidays[1].makeupDays', did you mean 'makeUpDays'?; known"
                                                + " here: from, makeUpDays, name, to.",
                                        "shift.yaml:5:15: officeHours is '12:00-08:00' and must end after it begins.",
                                        "shift.yaml:5:30: officeHours is '9-10' and must be hours such as 08:30-12:00."));
    }

    @Test
    void refusesOfficeHoursThatOverlap() throws IOException {
        write("shift.yaml", """
                calendar: shift
                source: ours
                mark: M
                weekdays: [monday]
                officeHours: ["08:00-12:00", "11:00-13:00"]
                """);
        assertThatThrownBy(this::office)
                .hasMessage("shift.yaml:5:14: officeHours must list office hours in order and without overlap.");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(directory.resolve(name), text);
    }

    @Test
    void countsTheSameInWhateverOrderHolidaysAreWritten() throws IOException {
        String head = "year: 2027\nsource: ours\nmark: M\nholidays:\n";
        var holidays = new ArrayList<>(List.of(
                "  - {name: 元旦, from: 2027-01-01, to: 2027-01-03, makeUpDays: [2027-01-09]}\n",
                "  - {name: 春节, from: 2027-02-05, to: 2027-02-12, makeUpDays: [2027-02-20, 2027-02-21]}\n",
                "  - {name: 清明节, from: 2027-04-03, to: 2027-04-05}\n",
                "  - {name: 劳动节, from: 2027-05-01, to: 2027-05-05}\n"));
        var random = new Random(20261122);
        var seen = new HashSet<WorkingCalendar>();
        for (int i = 0; i < 24; i++) {
            Collections.shuffle(holidays, random);
            write("holidays-2027.yaml", head + String.join("", holidays));
            seen.add(office());
        }
        assertThat(seen).hasSize(1);
    }

    @Test
    void takesNewFilesAtRunTimeAndKeepsWhatWasInForceWhenTheyHaveFaults() throws IOException {
        var calendars = Calendars.load(directory, BEIJING);
        write("holidays-2027.yaml", "year: 2027\nsource: ours\nmark: M\nholidays: []\n");
        calendars.reload();
        assertThat(calendars.find("office").orElseThrow().officialYears()).contains(2027);
        write("holidays-2027.yaml", "year: 2027\n");
        assertThatThrownBy(calendars::reload).hasMessageContaining("holidays-2027.yaml:1:1: source is missing");
        assertThat(calendars.find("office").orElseThrow().officialYears()).contains(2027);
    }

    @Test
    void triesAChangeWithoutMakingIt() {
        var calendars = Calendars.load(directory, BEIJING);
        String shift = "calendar: shift\nsource: ours\nmark: M\nweekdays: [monday]\nofficeHours: [\"08:00-12:00\"]\n";
        assertThat(calendars.trial("shift.yaml", shift).calendars()).contains("office", "shift");
        assertThat(calendars.keys()).containsExactly("office");
        assertThat(calendars.trial("office.yaml", null).calendars()).containsExactly("office");
    }

    @Test
    void readsSeasonsThatRunOverNewYear() throws IOException {
        write("season-frost.yaml", """
                season: frost
                name: 冰冻期
                nameEn: Frost
                source: ours
                mark: M
                periods: ["11-15..03-14"]
                """);
        var frost = Calendars.load(directory, BEIJING).seasons().stream()
                .filter(season -> season.key().equals("frost"))
                .findFirst()
                .orElseThrow();
        assertThat(frost.contains(LocalDate.of(2026, 12, 31))).isTrue();
        assertThat(frost.contains(LocalDate.of(2027, 3, 14))).isTrue();
        assertThat(frost.contains(LocalDate.of(2027, 3, 15))).isFalse();
    }

    @Test
    void refusesPeriodsThatAreNoDaysOfTheYear() throws IOException {
        write("season-frost.yaml", """
                season: frost
                name: 冰冻期
                nameEn: Frost
                source: ours
                mark: M
                periods: ["13-01..03-14"]
                """);
        assertThatThrownBy(this::office)
                .hasMessage("season-frost.yaml:6:11: periods is '13-01..03-14' and must be days of the year such as"
                        + " 03-01..04-30.");
    }
}
