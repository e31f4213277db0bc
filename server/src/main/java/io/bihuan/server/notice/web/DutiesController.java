package io.bihuan.server.notice.web;

import io.bihuan.server.http.Problem;
import io.bihuan.server.identity.Directory;
import io.bihuan.server.identity.People;
import io.bihuan.server.identity.Ref;
import io.bihuan.server.identity.Role;
import io.bihuan.server.identity.Viewer;
import io.bihuan.server.identity.Viewers;
import io.bihuan.server.notice.Drills;
import io.bihuan.server.notice.Drills.Asked;
import io.bihuan.server.notice.Drills.Call;
import io.bihuan.server.notice.Drills.Drill;
import io.bihuan.server.notice.Duties;
import io.bihuan.server.notice.Duties.Duty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Rosters, and drills of the channels. */
@RestController
class DutiesController {

    private final Duties duties;
    private final Drills drills;
    private final People people;
    private final Directory directory;

    DutiesController(Duties duties, Drills drills, People people, Directory directory) {
        this.duties = duties;
        this.drills = drills;
        this.people = people;
        this.directory = directory;
    }

    record DutyView(long id, Ref organisation, Ref person, Instant from, Instant to, String note) {}

    record DutyBody(
            @NotNull Long organisationId,
            @NotNull Long personId,
            @NotNull Instant from,
            @NotNull Instant to,
            @Nullable @Size(max = 200) String note) {}

    record Colleague(long id, String name, Role role, Ref organisation) {}

    record DrillBody(
            @NotBlank @Size(max = 100) String name,
            @NotEmpty List<Long> personIds,
            int minutes,
            boolean evenOffDuty) {}

    record DrillReport(List<AskedView> people) {}

    record AskedView(Ref person, Ref organisation, @Nullable Long confirmedAfterSeconds, List<String> deliveries) {}

    @GetMapping("/api/duties")
    @PreAuthorize("hasAuthority('VIEW_CASES')")
    List<DutyView> list(
            @RequestParam(required = false) @Nullable Long organisationId,
            @RequestParam Instant from,
            @RequestParam Instant to) {
        Viewer viewer = Viewers.current();
        long top = organisationId == null ? viewer.organisationId() : organisationId;
        return duties.list(directory.organisationsBelow(top), from, to).stream()
                .map(this::view)
                .toList();
    }

    private DutyView view(Duty duty) {
        return new DutyView(
                duty.id(),
                directory.organisationRef(duty.organisationId()),
                people.ref(duty.personId()),
                duty.from(),
                duty.to(),
                duty.note());
    }

    @PostMapping("/api/duties")
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasAuthority('MANAGE_NOTICES')")
    DutyView add(@Valid @RequestBody DutyBody body) {
        requireInScope(body.organisationId());
        return view(duties.add(
                body.organisationId(),
                body.personId(),
                body.from(),
                body.to(),
                Objects.requireNonNullElse(body.note(), "")));
    }

    @DeleteMapping("/api/duties/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("hasAuthority('MANAGE_NOTICES')")
    void remove(@PathVariable long id) {
        duties.remove(id);
    }

    /** Who can be put on a roster or into a drill: the people of an organisation in scope and of those below it. */
    @GetMapping("/api/duties/people")
    @PreAuthorize("hasAuthority('MANAGE_NOTICES')")
    List<Colleague> people(@RequestParam long organisationId) {
        requireInScope(organisationId);
        return directory.organisationsBelow(organisationId).stream()
                .sorted()
                .flatMap(id -> people.ofOrganisation(id).stream())
                .limit(2000)
                .map(person -> new Colleague(
                        person.id(),
                        person.displayName(),
                        person.role(),
                        directory.organisationRef(person.organisationId())))
                .toList();
    }

    private void requireInScope(long organisationId) {
        var scope = Viewers.current().scope();
        if (directory.organisation(organisationId).isEmpty()
                || !(scope.everything() || scope.organisationIds().contains(organisationId))) {
            throw Problem.notFound("no-such-organisation", organisationId);
        }
    }

    @GetMapping("/api/notice-drills")
    @PreAuthorize("hasAuthority('MANAGE_NOTICES')")
    List<Drill> drills() {
        return drills.all();
    }

    @PostMapping("/api/notice-drills")
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasAuthority('MANAGE_NOTICES')")
    Ref start(@Valid @RequestBody DrillBody body) {
        String name = body.name().strip();
        long id = drills.start(
                Viewers.current(), name, body.personIds(), Duration.ofMinutes(body.minutes()), body.evenOffDuty());
        return new Ref(id, name);
    }

    @GetMapping("/api/notice-drills/{id}")
    @PreAuthorize("hasAuthority('MANAGE_NOTICES')")
    DrillReport report(@PathVariable long id) {
        return new DrillReport(drills.report(id).stream().map(this::view).toList());
    }

    private AskedView view(Asked asked) {
        return new AskedView(
                asked.person(),
                directory.organisationRef(asked.organisationId()),
                asked.confirmedAfterSeconds(),
                asked.deliveries());
    }

    /** What the signed-in person is asked. */
    @GetMapping("/api/notice-drills/{id}/call")
    @PreAuthorize("isAuthenticated()")
    Call call(@PathVariable long id) {
        return drills.call(id, Viewers.current().personId());
    }

    @PostMapping("/api/notice-drills/{id}/confirm")
    @PreAuthorize("isAuthenticated()")
    Call confirm(@PathVariable long id) {
        return drills.confirm(id, Viewers.current().personId());
    }
}
