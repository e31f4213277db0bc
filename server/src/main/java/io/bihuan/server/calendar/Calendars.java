package io.bihuan.server.calendar;

import io.bihuan.server.yaml.YamlFaults;
import io.bihuan.server.yaml.YamlFiles;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The working calendars of this installation: those that ship, and those in {@code <data>/calendars}, which win by name.
 * Files called {@code holidays-<year>.yaml} hold a year's holidays, all others office hours.
 */
public final class Calendars {

    /** The calendar of everybody who has no other. */
    public static final String DEFAULT = "office";

    private static final List<String> SHIPPED = List.of("holidays-2025.yaml", "holidays-2026.yaml", "office.yaml");

    private final Map<String, WorkingCalendar> byKey;

    private Calendars(Map<String, WorkingCalendar> byKey) {
        this.byKey = Map.copyOf(byKey);
    }

    /**
     * Reads the shipped calendars and those of a directory, which need not exist.
     *
     * @throws YamlFaults.InvalidYaml naming file, line and fault of everything that is wrong
     */
    public static Calendars load(Path directory, ZoneId zone) {
        var faults = new YamlFaults();
        var files = new LinkedHashMap<String, String>();
        SHIPPED.forEach(name -> files.put(name, YamlFiles.shipped("calendars/" + name)));
        YamlFiles.own(directory).forEach(path -> files.put(path.getFileName().toString(), YamlFiles.text(path)));
        var reader = new CalendarFile();
        files.forEach((name, text) -> {
            if (name.startsWith("holidays-")) {
                reader.readYear(name, text, faults);
            }
        });
        var byKey = new LinkedHashMap<String, WorkingCalendar>();
        files.forEach((name, text) -> {
            if (!name.startsWith("holidays-")) {
                reader.readCalendar(name, text, zone, faults)
                        .ifPresent(calendar -> byKey.put(calendar.key(), calendar));
            }
        });
        faults.throwIfAny();
        return new Calendars(byKey);
    }

    /** A calendar by its key. */
    public Optional<WorkingCalendar> find(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /**
     * Counts time by a calendar that is known to exist.
     *
     * @throws IllegalArgumentException when there is no such calendar
     */
    public WorkingTime time(String key) {
        return new WorkingTime(find(key)
                .orElseThrow(
                        () -> new IllegalArgumentException("There is no calendar '" + key + "'; known: " + keys())));
    }

    /** The keys of all calendars. */
    public Set<String> keys() {
        return byKey.keySet();
    }
}
