package io.bihuan.server.calendar;

import io.bihuan.server.audit.Audit;
import io.bihuan.server.database.DataDirectory;
import io.bihuan.server.http.Problem;
import io.bihuan.server.http.Problem.FieldError;
import io.bihuan.server.yaml.YamlFaults.InvalidYaml;
import io.bihuan.server.yaml.YamlFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * The installation's own calendar files, changed at run time: next year's holidays need no release. A file with faults is
 * never taken, and none goes while something counts by it.
 */
@Component
public class CalendarFiles {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}\\.yaml");

    private final Path directory;
    private final Calendars calendars;
    private final OrganisationCalendars organisations;
    private final ObjectProvider<CalendarUse> uses;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    CalendarFiles(
            DataDirectory data,
            Calendars calendars,
            OrganisationCalendars organisations,
            ObjectProvider<CalendarUse> uses,
            Audit audit,
            ApplicationEventPublisher events) {
        this.directory = data.resolve("calendars");
        this.calendars = calendars;
        this.organisations = organisations;
        this.uses = uses;
        this.audit = audit;
        this.events = events;
    }

    /**
     * A file there is.
     *
     * @param shipped whether one of this name came with the program
     * @param own whether the installation has its own, which then counts
     */
    public record Listed(String name, boolean shipped, boolean own) {}

    /** All files that count, by name. */
    public List<Listed> list() {
        Set<String> own = ownNames();
        var names = new TreeSet<>(own);
        names.addAll(Calendars.SHIPPED);
        return names.stream()
                .map(name -> new Listed(name, Calendars.SHIPPED.contains(name), own.contains(name)))
                .toList();
    }

    private Set<String> ownNames() {
        var own = new HashSet<String>();
        YamlFiles.own(directory).forEach(path -> own.add(path.getFileName().toString()));
        return own;
    }

    /**
     * What a file says.
     *
     * @throws Problem 404 {@code calendar-file-unknown}
     */
    public String text(String name) {
        if (ownNames().contains(name)) {
            return YamlFiles.text(directory.resolve(name));
        }
        if (Calendars.SHIPPED.contains(name)) {
            return YamlFiles.shipped("calendars/" + name);
        }
        throw Problem.notFound("calendar-file-unknown", name);
    }

    /**
     * Takes a file and counts by it from now on.
     *
     * @throws Problem 422 {@code calendar-file-name}, or with every fault of the text; 409 {@code calendar-in-use} when it
     *     no longer has what something counts by
     */
    public synchronized void save(String name, String text) {
        if (!NAME.matcher(name).matches()) {
            throw Problem.invalid("calendar-file-name", name);
        }
        refuseGone(trial(name, text));
        write(directory.resolve(name), text);
        reread();
        audit.record("calendar.save", "calendar:" + name, Map.of());
    }

    /**
     * Takes an own file away; where one of that name shipped, that counts again.
     *
     * @throws Problem 404 {@code calendar-file-unknown}; 409 {@code calendar-in-use}
     */
    public synchronized void delete(String name) {
        if (!ownNames().contains(name)) {
            throw Problem.notFound("calendar-file-unknown", name);
        }
        refuseGone(trial(name, null));
        try {
            Files.delete(directory.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        reread();
        audit.record("calendar.delete", "calendar:" + name, Map.of());
    }

    /**
     * Reads all files again, after somebody changed them on disk.
     *
     * @throws Problem 422 with every fault; then what was in force stays so
     */
    public synchronized void reload() {
        refuseGone(trial("", null));
        reread();
        audit.record("calendar.reload", "calendars", Map.of());
    }

    private void reread() {
        calendars.reload();
        events.publishEvent(new CalendarsChanged());
    }

    private Calendars.Trial trial(String name, @Nullable String text) {
        try {
            return calendars.trial(name, text);
        } catch (InvalidYaml e) {
            throw Problem.invalidFields(e.faults().stream()
                    .map(fault -> new FieldError("text", "calendar-file-fault", List.of(fault.toString())))
                    .toList());
        }
    }

    private void refuseGone(Calendars.Trial trial) {
        var missing = new ArrayList<String>();
        var needed = new TreeSet<>(organisations.inUse());
        var seasons = new TreeSet<String>();
        needed.add(Calendars.DEFAULT);
        uses.forEach(use -> {
            needed.addAll(use.calendars());
            seasons.addAll(use.seasons());
        });
        needed.stream().filter(key -> !trial.calendars().contains(key)).forEach(missing::add);
        seasons.stream().filter(key -> !trial.seasons().contains(key)).forEach(missing::add);
        if (!missing.isEmpty()) {
            throw Problem.conflict("calendar-in-use", String.join(", ", missing));
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Path draft = file.resolveSibling(file.getFileName() + ".part");
            Files.writeString(draft, text);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
