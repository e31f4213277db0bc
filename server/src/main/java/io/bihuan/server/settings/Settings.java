package io.bihuan.server.settings;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The values chosen for one run. A flag wins over the environment, the environment over the file
 * {@code <data>/bihuan.properties} (or the one named with {@code --config}), the file over the standard. A name nobody
 * knows is refused: a setting that is misspelt and silently ignored costs more than one that is refused.
 */
public final class Settings {

    private static final String FILE = "bihuan.properties";

    /** Variables the launcher and the container images use besides the settings. */
    private static final Set<String> OTHER_VARIABLES =
            Set.of("BIHUAN_JAVA_OPTIONS", "BIHUAN_DEMO_VEHICLES", "BIHUAN_CONFIG", "BIHUAN_TOKEN", "BIHUAN_HOME");

    private static final Map<Setting, List<String>> CHOICES = Map.of(
            Setting.ADMIT_UNKNOWN, List.of("true", "false"),
            Setting.LOG_LEVEL, List.of("error", "warn", "info", "debug"),
            Setting.MAP_DATUM, List.of("WGS84", "GCJ02"),
            Setting.ENGINE_DURABILITY, List.of("commit", "grouped", "system"));
    private static final Pattern WHOLE_NUMBER = Pattern.compile("\\d{1,18}");
    private static final long LARGEST_PORT = 65_535;

    private final Map<Setting, String> values;

    private Settings(Map<Setting, String> values) {
        this.values = values;
    }

    /**
     * Works out the values.
     *
     * @param flags by setting
     * @param environment the process's variables
     * @param config the file to read, null for the one in the data directory, if it is there
     * @throws SettingsException for unknown names and unreadable files
     */
    public static Settings resolve(Map<Setting, String> flags, Map<String, String> environment, @Nullable Path config) {
        var values = new EnumMap<Setting, String>(Setting.class);
        environment.forEach((name, value) -> {
            if (name.startsWith("BIHUAN_") && !OTHER_VARIABLES.contains(name)) {
                values.put(
                        Setting.byEnvironment(name)
                                .orElseThrow(() -> unknown(name, "the environment", Setting::environment)),
                        value);
            }
        });
        values.putAll(flags);
        String named = environment.get("BIHUAN_CONFIG");
        Path file = config != null
                ? config
                : named != null
                        ? Path.of(named)
                        : Path.of(values.getOrDefault(Setting.DATA, Setting.DATA.standard()), FILE);
        if (config != null || named != null || Files.exists(file)) {
            read(file).forEach(values::putIfAbsent);
        }
        values.forEach(Settings::check);
        return new Settings(values);
    }

    /** Refuses a value that cannot mean anything, before anything is started with it. */
    private static void check(Setting setting, String value) {
        if (value.isBlank()) {
            return;
        }
        String expected = expected(setting, value);
        if (!expected.isEmpty()) {
            throw new SettingsException("The setting " + setting.key() + " is \"" + value + "\"; it must be " + expected
                    + " (" + setting.environment() + ", " + setting.flag() + ").");
        }
    }

    /** What the value should have been; empty when it is fine. */
    private static String expected(Setting setting, String value) {
        List<String> choices = CHOICES.getOrDefault(setting, List.of());
        if (!choices.isEmpty()) {
            return choices.contains(value) ? "" : "one of " + String.join(", ", choices);
        }
        if (setting == Setting.ZONE) {
            return ZoneId.getAvailableZoneIds().contains(value) ? "" : "a time zone such as Asia/Shanghai";
        }
        if (WHOLE_NUMBER.matcher(setting.standard()).matches()) {
            long most = setting.key().endsWith(".port") ? LARGEST_PORT : Integer.MAX_VALUE;
            boolean fine = WHOLE_NUMBER.matcher(value).matches() && Long.parseLong(value) <= most;
            return fine ? "" : "a whole number from 0 to " + most;
        }
        return "";
    }

    /** The values of the running process, as {@link #apply} left them. */
    public static Settings current() {
        var values = new EnumMap<Setting, String>(Setting.class);
        for (Setting setting : Setting.values()) {
            String value = System.getProperty(setting.property());
            if (value != null) {
                values.put(setting, value);
            }
        }
        return new Settings(values);
    }

    private static Map<Setting, String> read(Path file) {
        var properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new SettingsException("The settings file " + file + " cannot be read: " + e
                    + ". Give a readable file with --config, or none.");
        }
        var values = new EnumMap<Setting, String>(Setting.class);
        for (String name : properties.stringPropertyNames()) {
            String property = name.startsWith("bihuan.") ? name : "bihuan." + name;
            Setting setting = Setting.byProperty(property)
                    .orElseThrow(() -> unknown(name, "the file " + file, Setting::property));
            values.put(setting, properties.getProperty(name).strip());
        }
        return values;
    }

    private static SettingsException unknown(String name, String place, Function<Setting, String> spelling) {
        List<String> known = Arrays.stream(Setting.values()).map(spelling).toList();
        return new SettingsException("There is no setting " + name + " (in " + place + "). Did you mean "
                + nearest(name, known) + "? All settings: ./bihuan help settings");
    }

    /** The known name that needs the fewest changes to become this one. */
    static String nearest(String name, List<String> known) {
        return known.stream()
                .min((a, b) -> Integer.compare(distance(name, a), distance(name, b)))
                .orElseThrow();
    }

    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        Arrays.setAll(previous, i -> i);
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(change, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[b.length()];
    }

    /** The value of a setting, its standard when nothing was chosen. */
    public String get(Setting setting) {
        return values.getOrDefault(setting, setting.standard());
    }

    /** The data directory. */
    public Path data() {
        return Path.of(get(Setting.DATA)).toAbsolutePath().normalize();
    }

    /** Makes these the values of this process, under their property names. Values equal to nothing stay unsaid. */
    public void apply() {
        values.forEach((setting, value) -> {
            if (!value.isBlank()) {
                System.setProperty(setting.property(), value);
            }
        });
    }
}
