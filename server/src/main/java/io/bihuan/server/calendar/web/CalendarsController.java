package io.bihuan.server.calendar.web;

import io.bihuan.server.calendar.CalendarFiles;
import io.bihuan.server.calendar.CalendarFiles.Listed;
import io.bihuan.server.calendar.Calendars;
import io.bihuan.server.calendar.OrganisationCalendars;
import io.bihuan.server.calendar.Season;
import io.bihuan.server.calendar.WorkingCalendar;
import io.bihuan.server.calendar.YearTable;
import io.bihuan.server.identity.Directory;
import io.bihuan.server.identity.Ref;
import io.bihuan.server.identity.Viewers;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class CalendarsController {

    private final Calendars calendars;
    private final CalendarFiles files;
    private final OrganisationCalendars organisations;
    private final Directory directory;

    CalendarsController(
            Calendars calendars, CalendarFiles files, OrganisationCalendars organisations, Directory directory) {
        this.calendars = calendars;
        this.files = files;
        this.organisations = organisations;
        this.directory = directory;
    }

    /** Everything that decides which time counts. */
    record CalendarsView(List<CalendarView> calendars, List<YearTable> years, List<SeasonView> seasons) {}

    /** Office hours; {@code officeHours} as {@code 08:30-12:00}. */
    record CalendarView(
            String key,
            String name,
            String source,
            String zone,
            List<DayOfWeek> weekdays,
            List<String> officeHours,
            long workingMinutes,
            boolean holidays) {

        static CalendarView of(WorkingCalendar calendar) {
            return new CalendarView(
                    calendar.key(),
                    calendar.name(),
                    calendar.source(),
                    calendar.zone().getId(),
                    calendar.weekdays().stream().sorted().toList(),
                    calendar.officeHours().stream()
                            .map(hours -> hours.from() + "-" + hours.to())
                            .toList(),
                    calendar.workingDay().toMinutes(),
                    calendar.observesHolidays());
        }
    }

    /** A season; {@code periods} as {@code 03-01..04-30}. */
    record SeasonView(String key, String name, List<String> periods) {

        static SeasonView of(Season season, Locale locale) {
            return new SeasonView(
                    season.key(),
                    locale.getLanguage().equals("en") ? season.nameEn() : season.name(),
                    season.periods().stream()
                            .map(period -> period.from().toString().substring(2) + ".."
                                    + period.to().toString().substring(2))
                            .toList());
        }
    }

    /** A file with its text. */
    record CalendarFileView(String name, String text) {}

    record CalendarText(@NotNull @Size(max = 200_000) String text) {}

    /** By which calendar an organisation works; {@code calendar} null when it follows the one above it. */
    record OrganisationCalendar(
            Ref organisation,
            @Nullable Long parentId,
            @Nullable String calendar,
            String effective) {}

    record AssignBody(@Nullable String calendar) {}

    @GetMapping("/api/calendars")
    @PreAuthorize("hasAuthority('VIEW_CASES')")
    CalendarsView all(Locale locale) {
        return new CalendarsView(
                calendars.all().stream().map(CalendarView::of).toList(),
                calendars.years(),
                calendars.seasons().stream()
                        .map(season -> SeasonView.of(season, locale))
                        .toList());
    }

    @GetMapping("/api/calendars/files")
    @PreAuthorize("hasAuthority('ADMINISTER')")
    List<Listed> files() {
        return files.list();
    }

    @GetMapping("/api/calendars/files/{name}")
    @PreAuthorize("hasAuthority('ADMINISTER')")
    CalendarFileView file(@PathVariable String name) {
        return new CalendarFileView(name, files.text(name));
    }

    @PutMapping("/api/calendars/files/{name}")
    @PreAuthorize("hasAuthority('ADMINISTER')")
    CalendarFileView save(@PathVariable String name, @Valid @RequestBody CalendarText body) {
        files.save(name, body.text());
        return new CalendarFileView(name, body.text());
    }

    @DeleteMapping("/api/calendars/files/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("hasAuthority('ADMINISTER')")
    void delete(@PathVariable String name) {
        files.delete(name);
    }

    /** Reads the files again after somebody changed them on disk. */
    @PostMapping("/api/calendars/reload")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("hasAuthority('ADMINISTER')")
    void reload() {
        files.reload();
    }

    @GetMapping("/api/organisation-calendars")
    @PreAuthorize("hasAuthority('ADMINISTER')")
    List<OrganisationCalendar> organisations() {
        return directory.organisations(Viewers.current().scope()).stream()
                .map(node -> new OrganisationCalendar(
                        node.ref(),
                        node.parentId(),
                        organisations.ownOf(node.id()).orElse(null),
                        organisations.of(node.id())))
                .toList();
    }

    @PutMapping("/api/organisation-calendars/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("hasAuthority('ADMINISTER')")
    void assign(@PathVariable long id, @RequestBody AssignBody body) {
        organisations.set(id, body.calendar());
    }
}
