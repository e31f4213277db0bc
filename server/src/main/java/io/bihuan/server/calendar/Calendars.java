package io.bihuan.server.calendar;

import io.bihuan.server.yaml.YamlFaults;
import io.bihuan.server.yaml.YamlFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The working calendars of this installation: those that ship, and those in {@code <data>/calendars}, which win by name.
 * Files called {@code holidays-<year>.yaml} hold a year's holidays, {@code season-<name>.yaml} a season, all others office
 * hours. They can be read again at run time; what was in force stays so when the new files have faults.
 */
public final class Calendars {

    /** The calendar of everybody who has no other. */
    public static final String DEFAULT = "office";

    static final List<String> SHIPPED =
            List.of("holidays-2025.yaml", "holidays-2026.yaml", "season-planting.yaml", "office.yaml");

    private final Path directory;
    private final ZoneId zone;
    private volatile State state;

    /** What the files say; the counting of time stands with it, since that remembers the days it has laid out. */
    private record State(
            Map<String, WorkingCalendar> calendars,
            Map<String, WorkingTime> times,
            Map<String, Season> seasons,
            Map<Integer, YearTable> years,
            String fingerprint) {

        static State of(
                Map<String, WorkingCalendar> calendars,
                Map<String, Season> seasons,
                Map<Integer, YearTable> years,
                String fingerprint) {
            Map<String, Season> kept = Map.copyOf(seasons);
            var times = new HashMap<String, WorkingTime>();
            calendars.forEach((key, calendar) -> times.put(key, new WorkingTime(calendar, kept)));
            return new State(Map.copyOf(calendars), Map.copyOf(times), kept, Map.copyOf(years), fingerprint);
        }
    }

    private Calendars(Path directory, ZoneId zone) {
        this.directory = directory;
        this.zone = zone;
        this.state = read(files());
    }

    /**
     * Reads the shipped calendars and those of a directory, which need not exist.
     *
     * @throws YamlFaults.InvalidYaml naming file, line and fault of everything that is wrong
     */
    public static Calendars load(Path directory, ZoneId zone) {
        return new Calendars(directory, zone);
    }

    /**
     * Reads everything again.
     *
     * @throws YamlFaults.InvalidYaml naming every fault; then nothing has changed
     */
    void reload() {
        state = read(files());
    }

    /**
     * Tries whether everything would still be readable with one file added, replaced, or, where the text is null, gone.
     *
     * @return the keys of the calendars and seasons there would be
     * @throws YamlFaults.InvalidYaml naming every fault
     */
    Trial trial(String name, @Nullable String text) {
        Map<String, String> files = files();
        files.remove(name);
        if (text != null) {
            files.put(name, text);
        } else if (SHIPPED.contains(name)) {
            files.put(name, YamlFiles.shipped("calendars/" + name));
        }
        State tried = read(files);
        return new Trial(tried.calendars().keySet(), tried.seasons().keySet());
    }

    /** What there would be after a change. */
    record Trial(Set<String> calendars, Set<String> seasons) {}

    private Map<String, String> files() {
        var files = new LinkedHashMap<String, String>();
        SHIPPED.forEach(name -> files.put(name, YamlFiles.shipped("calendars/" + name)));
        YamlFiles.own(directory).forEach(path -> files.put(path.getFileName().toString(), YamlFiles.text(path)));
        return files;
    }

    private State read(Map<String, String> files) {
        var faults = new YamlFaults();
        var reader = new CalendarFile();
        var seasons = new LinkedHashMap<String, Season>();
        files.forEach((name, text) -> {
            if (name.startsWith(CalendarFile.HOLIDAYS)) {
                reader.readYear(name, text, faults);
            } else if (name.startsWith(CalendarFile.SEASON)) {
                CalendarFile.readSeason(name, text, faults).ifPresent(season -> seasons.put(season.key(), season));
            }
        });
        var calendars = new LinkedHashMap<String, WorkingCalendar>();
        files.forEach((name, text) -> {
            if (!name.startsWith(CalendarFile.HOLIDAYS) && !name.startsWith(CalendarFile.SEASON)) {
                reader.readCalendar(name, text, zone, faults)
                        .ifPresent(calendar -> calendars.put(calendar.key(), calendar));
            }
        });
        faults.throwIfAny();
        return State.of(calendars, seasons, reader.years(), fingerprint(files));
    }

    private static String fingerprint(Map<String, String> files) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            new TreeMap<>(files).forEach((name, text) -> {
                digest.update((name + "\n" + text + "\n").getBytes(StandardCharsets.UTF_8));
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** Another text whenever any file is another. */
    public String fingerprint() {
        return state.fingerprint();
    }

    /** A calendar by its key. */
    public Optional<WorkingCalendar> find(String key) {
        return Optional.ofNullable(state.calendars().get(key));
    }

    /**
     * Counts time by a calendar that is known to exist.
     *
     * @throws IllegalArgumentException when there is no such calendar
     */
    public WorkingTime time(String key) {
        State now = state;
        WorkingTime time = now.times().get(key);
        if (time == null) {
            throw new IllegalArgumentException("There is no calendar '" + key + "'; known: " + keys());
        }
        return time;
    }

    /** The limit a rule gives to what begins at a moment, by the calendar's clock. */
    public TimeLimit limit(String calendarKey, LimitRule rule, Instant begins) {
        if (rule.inSeason().isEmpty()) {
            return rule.standard();
        }
        State now = state;
        WorkingCalendar calendar = now.calendars().get(calendarKey);
        LocalDate day = begins.atZone(calendar == null ? zone : calendar.zone()).toLocalDate();
        return rule.inSeason().entrySet().stream()
                .filter(entry -> {
                    Season season = now.seasons().get(entry.getKey());
                    return season != null && season.contains(day);
                })
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(rule.standard());
    }

    /** The keys of all calendars. */
    public Set<String> keys() {
        return state.calendars().keySet();
    }

    /** The keys of all seasons. */
    public Set<String> seasonKeys() {
        return state.seasons().keySet();
    }

    /** All calendars, by key. */
    public List<WorkingCalendar> all() {
        return state.calendars().values().stream()
                .sorted(Comparator.comparing(WorkingCalendar::key))
                .toList();
    }

    /** All seasons. */
    public Collection<Season> seasons() {
        return state.seasons().values();
    }

    /** The years whose holidays are known, the latest first. */
    public List<YearTable> years() {
        return state.years().values().stream()
                .sorted(Comparator.comparingInt(YearTable::year).reversed())
                .toList();
    }
}
