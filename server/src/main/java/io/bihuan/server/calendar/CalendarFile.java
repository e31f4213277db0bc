package io.bihuan.server.calendar;

import io.bihuan.server.calendar.WorkingCalendar.OfficeHours;
import io.bihuan.server.yaml.YamlDocument;
import io.bihuan.server.yaml.YamlFaults;
import io.bihuan.server.yaml.YamlMap;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the two kinds of calendar files: a year's holidays, and office hours. The user guide describes both. */
final class CalendarFile {

    private final Map<LocalDate, String> holidays = new LinkedHashMap<>();
    private final Map<LocalDate, String> makeUpDays = new LinkedHashMap<>();
    private final Set<Integer> years = new HashSet<>();

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
        map.text("source");
        map.requiredParsed("mark", CalendarFile::mark);
        if (years.contains(year)) {
            holidays.keySet().removeIf(day -> day.getYear() == year);
            makeUpDays.keySet().removeIf(day -> day.getYear() == year);
        }
        years.add(year);
        for (YamlMap holiday : map.maps("holidays")) {
            readHoliday(holiday, year);
        }
        map.finish();
    }

    private static String mark(String text) {
        if (!List.of("S", "M", "?").contains(text)) {
            throw new IllegalArgumentException("must be S (seen in the source), M (general knowledge) or ? (weak)");
        }
        return text;
    }

    private void readHoliday(YamlMap holiday, int year) {
        String name = holiday.text("name");
        Optional<LocalDate> from = holiday.requiredParsed("from", CalendarFile::day);
        Optional<LocalDate> to = holiday.requiredParsed("to", CalendarFile::day);
        List<LocalDate> makeUps = holiday.parsedList("makeUpDays", CalendarFile::day);
        holiday.finish();
        if (from.isEmpty() || to.isEmpty()) {
            return;
        }
        if (to.get().isBefore(from.get()) || from.get().plusDays(31).isBefore(to.get())) {
            holiday.fault("to", "must lie on or after 'from', at most 31 days later");
            return;
        }
        for (LocalDate day = from.get(); !day.isAfter(to.get()); day = day.plusDays(1)) {
            if (day.getYear() != year) {
                holiday.fault("from", "must begin and end in the file's year " + year);
                return;
            }
            holidays.put(day, name);
        }
        for (LocalDate day : makeUps) {
            if (holidays.containsKey(day)) {
                holiday.fault("makeUpDays", "names " + day + ", which is a holiday");
            }
            makeUpDays.put(day, name);
        }
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("must be a date such as 2026-02-14", e);
        }
    }

    /** Reads office hours into a calendar with the holidays taken so far; empty when the file has faults. */
    Optional<WorkingCalendar> readCalendar(String file, String text, ZoneId defaultZone, YamlFaults faults) {
        int before = faults.list().size();
        Optional<YamlMap> top = YamlDocument.read(file, text, faults);
        if (top.isEmpty()) {
            return Optional.empty();
        }
        YamlMap map = top.get();
        String key = map.text("calendar");
        map.text("source");
        map.requiredParsed("mark", CalendarFile::mark);
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
                    zone,
                    EnumSet.copyOf(weekdays),
                    hours,
                    observes ? holidays : Map.of(),
                    observes ? makeUpDays : Map.of(),
                    years));
        } catch (IllegalArgumentException e) {
            map.fault("officeHours", String.valueOf(e.getMessage()));
            return Optional.empty();
        }
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
