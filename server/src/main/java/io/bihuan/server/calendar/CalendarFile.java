package io.bihuan.server.calendar;

import io.bihuan.server.calendar.WorkingCalendar.OfficeHours;
import io.bihuan.server.calendar.YearTable.Holiday;
import io.bihuan.server.yaml.YamlDocument;
import io.bihuan.server.yaml.YamlFaults;
import io.bihuan.server.yaml.YamlMap;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads the three kinds of calendar files: a year's holidays, seasons, and office hours. The user guide describes them.
 */
final class CalendarFile {

    /** How the names of files with a year's holidays begin. */
    static final String HOLIDAYS = "holidays-";

    /** How the names of files with a season begin. */
    static final String SEASON = "season-";

    private final Map<Integer, YearTable> years = new TreeMap<>();

    /** The years read so far, in order. */
    Map<Integer, YearTable> years() {
        return years;
    }

    /** Takes a year's holidays; a later file for the same year replaces the earlier one. */
    void readYear(String file, String text, YamlFaults faults) {
        Optional<YamlMap> top = YamlDocument.read(file, text, faults);
        if (top.isEmpty()) {
            return;
        }
        YamlMap map = top.get();
        int year = (int) map.integer("year", 2000, 2999, 0);
        if (!map.has("year")) {
            map.fault("year", "is missing");
        }
        String source = map.text("source");
        String mark = map.requiredParsed("mark", CalendarFile::mark).orElse("");
        var holidays = new ArrayList<Holiday>();
        for (YamlMap holiday : map.maps("holidays")) {
            readHoliday(holiday, year).ifPresent(holidays::add);
        }
        map.finish();
        years.put(year, new YearTable(year, source, mark, holidays));
    }

    private static String mark(String text) {
        if (!List.of("S", "M", "?").contains(text)) {
            throw new IllegalArgumentException("must be S (seen in the source), M (general knowledge) or ? (weak)");
        }
        return text;
    }

    private static Optional<Holiday> readHoliday(YamlMap holiday, int year) {
        String name = holiday.text("name");
        Optional<LocalDate> from = holiday.requiredParsed("from", CalendarFile::day);
        Optional<LocalDate> to = holiday.requiredParsed("to", CalendarFile::day);
        List<LocalDate> makeUps = holiday.parsedList("makeUpDays", CalendarFile::day);
        holiday.finish();
        if (from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        if (to.get().isBefore(from.get()) || from.get().plusDays(31).isBefore(to.get())) {
            holiday.fault("to", "must lie on or after 'from', at most 31 days later");
            return Optional.empty();
        }
        if (from.get().getYear() != year || to.get().getYear() != year) {
            holiday.fault("from", "must begin and end in the file's year " + year);
            return Optional.empty();
        }
        for (LocalDate day : makeUps) {
            if (!day.isBefore(from.get()) && !day.isAfter(to.get())) {
                holiday.fault("makeUpDays", "names " + day + ", which is a holiday");
            } else if (day.getYear() != year) {
                holiday.fault("makeUpDays", "names " + day + ", which belongs into the table of its own year");
            }
        }
        return Optional.of(new Holiday(name, from.get(), to.get(), makeUps));
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("must be a date such as 2026-02-14", e);
        }
    }

    /** Reads a season; empty when the file has faults. */
    static Optional<Season> readSeason(String file, String text, YamlFaults faults) {
        int before = faults.list().size();
        Optional<YamlMap> top = YamlDocument.read(file, text, faults);
        if (top.isEmpty()) {
            return Optional.empty();
        }
        YamlMap map = top.get();
        String key = map.requiredParsed("season", CalendarFile::key).orElse("");
        map.text("source");
        map.requiredParsed("mark", CalendarFile::mark);
        var season =
                new Season(key, map.text("name"), map.text("nameEn"), map.parsedList("periods", CalendarFile::period));
        if (!map.has("periods")) {
            map.fault("periods", "is missing");
        }
        map.finish();
        return faults.list().size() == before ? Optional.of(season) : Optional.empty();
    }

    private static String key(String text) {
        if (!text.matches("[a-z][a-z0-9-]{0,39}")) {
            throw new IllegalArgumentException(
                    "must be a key of at most 40 small letters, digits and hyphens that begins with a letter");
        }
        return text;
    }

    private static Season.Period period(String text) {
        String[] ends = text.split("\\.\\.", -1);
        try {
            if (ends.length == 2) {
                return new Season.Period(
                        MonthDay.parse("--" + ends[0].strip()), MonthDay.parse("--" + ends[1].strip()));
            }
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("must be days of the year such as 03-01..04-30", e);
        }
        throw new IllegalArgumentException("must be days of the year such as 03-01..04-30");
    }

    /** Reads office hours into a calendar with the holidays taken so far; empty when the file has faults. */
    Optional<WorkingCalendar> readCalendar(String file, String text, ZoneId defaultZone, YamlFaults faults) {
        int before = faults.list().size();
        Optional<YamlMap> top = YamlDocument.read(file, text, faults);
        if (top.isEmpty()) {
            return Optional.empty();
        }
        YamlMap map = top.get();
        String key = map.requiredParsed("calendar", CalendarFile::key).orElse("");
        String name = map.optionalText("name").orElse(key);
        String source = map.text("source");
        String mark = map.requiredParsed("mark", CalendarFile::mark).orElse("");
        ZoneId zone = map.parsed("zone", CalendarFile::zone).orElse(defaultZone);
        List<DayOfWeek> weekdays = map.choices("weekdays", DayOfWeek.class);
        if (!map.has("weekdays")) {
            map.fault("weekdays", "is missing");
        }
        List<OfficeHours> hours = map.parsedList("officeHours", CalendarFile::hours);
        if (!map.has("officeHours")) {
            map.fault("officeHours", "is missing");
        }
        boolean observes = map.flag("holidays", true);
        map.finish();
        if (faults.list().size() > before) {
            return Optional.empty();
        }
        try {
            return Optional.of(new WorkingCalendar(
                    key,
                    name,
                    source + " · " + mark,
                    zone,
                    EnumSet.copyOf(weekdays),
                    hours,
                    observes ? daysOff() : Map.of(),
                    observes ? makeUpDays() : Map.of(),
                    observes ? years.keySet() : Set.of(),
                    observes));
        } catch (IllegalArgumentException e) {
            map.fault("officeHours", String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private Map<LocalDate, String> daysOff() {
        var days = new HashMap<LocalDate, String>();
        years.values()
                .forEach(year -> year.holidays()
                        .forEach(holiday -> holiday.from()
                                .datesUntil(holiday.to().plusDays(1))
                                .forEach(day -> days.put(day, holiday.name()))));
        return days;
    }

    private Map<LocalDate, String> makeUpDays() {
        var days = new HashMap<LocalDate, String>();
        years.values()
                .forEach(year -> year.holidays()
                        .forEach(holiday -> holiday.makeUpDays().forEach(day -> days.put(day, holiday.name()))));
        return days;
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("must be a time zone such as Asia/Shanghai", e);
        }
    }

    private static OfficeHours hours(String text) {
        String[] ends = text.split("-", -1);
        if (ends.length != 2) {
            throw new IllegalArgumentException("must be hours such as 08:30-12:00");
        }
        try {
            return new OfficeHours(LocalTime.parse(ends[0].strip()), LocalTime.parse(ends[1].strip()));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("must be hours such as 08:30-12:00", e);
        }
    }
}
