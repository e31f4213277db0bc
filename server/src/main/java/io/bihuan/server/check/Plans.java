package io.bihuan.server.check;

import io.bihuan.server.audit.Audit;
import io.bihuan.server.calendar.Calendars;
import io.bihuan.server.calendar.TimeLimit;
import io.bihuan.server.check.Plan.Point;
import io.bihuan.server.check.Plan.Target;
import io.bihuan.server.http.Problem;
import io.bihuan.server.http.Problem.FieldError;
import io.bihuan.server.identity.People;
import io.bihuan.server.identity.Viewer;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes and changes plans; a change takes back the tasks that have not begun, which are then made anew. */
@Component
class Plans {

    private static final int MOST_TARGETS = 500;

    private final PlanRows rows;
    private final TaskRows tasks;
    private final Checklists checklists;
    private final People people;
    private final Audit audit;
    private final PlanClock clock;

    Plans(PlanRows rows, TaskRows tasks, Checklists checklists, People people, Audit audit, PlanClock clock) {
        this.rows = rows;
        this.tasks = tasks;
        this.checklists = checklists;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
    }

    /** The time, and whose working days count. */
    record PlanClock(Clock clock, Calendars calendars) {

        Instant now() {
            return clock.instant();
        }

        boolean working(String calendar, LocalDate day) {
            return calendars
                    .find(calendar)
                    .map(found -> found.isWorkingDay(day))
                    .orElse(true);
        }
    }

    @Transactional(readOnly = true)
    public List<Plan> all() {
        return rows.all();
    }

    /**
     * A plan in scope.
     *
     * @throws Problem 404 {@code check-plan-unknown}
     */
    @Transactional(readOnly = true)
    public Plan require(long id) {
        return rows.find(id).orElseThrow(() -> Problem.notFound("check-plan-unknown", id));
    }

    /**
     * Makes a plan. Its tasks are made from this moment on.
     *
     * @throws Problem 422 with what is wrong
     */
    @Transactional
    public Plan add(Plan plan, Viewer viewer) {
        require(plan, viewer);
        long id = rows.insert(plan, viewer.personId(), clock.now());
        audit.record("check-plan.create", "check-plan:" + id, Map.of("name", plan.name()));
        return require(id);
    }

    /**
     * Changes a plan.
     *
     * @throws Problem 404; 409 {@code check-plan-changed}; 422 with what is wrong
     */
    @Transactional
    public Plan change(Plan plan, Viewer viewer) {
        Plan before = rows.lock(plan.id()).orElseThrow(() -> Problem.notFound("check-plan-unknown", plan.id()));
        if (before.version() != plan.version()) {
            throw Problem.conflict("check-plan-changed", before.name());
        }
        require(plan, viewer);
        rows.update(plan, before, clock.now());
        tasks.cancelAhead(plan.id(), clock.now());
        audit.record("check-plan.update", "check-plan:" + plan.id(), Map.of("name", plan.name()));
        return require(plan.id());
    }

    /** The next moments of a rhythm, for whoever writes one. */
    List<Instant> preview(String rhythm, Rhythm.OffDays offDays, String calendar, LocalDate startsOn, int count) {
        Rhythm parsed;
        try {
            parsed = Rhythm.parse(rhythm);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("check-rhythm", String.valueOf(e.getMessage()));
        }
        Instant now = clock.now();
        return parsed
                .between(
                        startsOn,
                        now,
                        now.plusSeconds(400L * 86_400),
                        clock.clock().getZone(),
                        day -> clock.working(calendar, day),
                        offDays)
                .stream()
                .limit(count)
                .toList();
    }

    private void require(Plan plan, Viewer viewer) {
        var faults = new ArrayList<FieldError>();
        text(faults, "name", plan.name());
        if (checklists.find(plan.listKey()).isEmpty()) {
            faults.add(new FieldError("listKey", "checklist-unknown", List.of(plan.listKey())));
        }
        rhythm(faults, "rhythm", plan.rhythm());
        plan.riskRhythms().forEach((risk, rhythm) -> rhythm(faults, "riskRhythms." + risk, rhythm));
        try {
            TimeLimit.parse(plan.within());
        } catch (IllegalArgumentException e) {
            faults.add(new FieldError("within", "check-limit", List.of(String.valueOf(e.getMessage()))));
        }
        if (clock.calendars().find(plan.calendar()).isEmpty()) {
            faults.add(new FieldError("calendar", "check-calendar", List.of(plan.calendar())));
        }
        LocalDate ends = plan.endsOn();
        if (ends != null && ends.isBefore(plan.startsOn())) {
            faults.add(new FieldError("endsOn", "check-ends", List.of()));
        }
        assignee(faults, plan, viewer);
        if (plan.targets().isEmpty() || plan.targets().size() > MOST_TARGETS) {
            faults.add(new FieldError("targets", "check-targets", List.of(MOST_TARGETS)));
        }
        for (int i = 0; i < plan.targets().size(); i++) {
            target(faults, "targets[" + i + "]", plan.targets().get(i), viewer);
        }
        if (!faults.isEmpty()) {
            throw Problem.invalidFields(faults);
        }
    }

    private void assignee(List<FieldError> faults, Plan plan, Viewer viewer) {
        Long personId = plan.assignee().personId();
        if (personId != null) {
            boolean fits = people.find(personId)
                    .filter(person -> person.active()
                            && person.organisationId() == plan.assignee().organisationId())
                    .isPresent();
            if (!fits) {
                faults.add(new FieldError("assigneePersonId", "check-assignee", List.of()));
            }
        }
        if (!seesOrganisation(viewer, plan.assignee().organisationId())) {
            faults.add(new FieldError("assigneeOrganisationId", "check-organisation", List.of()));
        }
    }

    private static boolean seesOrganisation(Viewer viewer, long organisationId) {
        return viewer.scope().everything() || viewer.scope().organisationIds().contains(organisationId);
    }

    private static void target(List<FieldError> faults, String path, Target target, Viewer viewer) {
        text(faults, path + ".name", target.name());
        if (!seesOrganisation(viewer, target.organisationId())) {
            faults.add(new FieldError(path + ".organisationId", "check-organisation", List.of()));
        }
        place(faults, path, target.longitudeDegrees(), target.latitudeDegrees());
        if (target.kind() == Plan.TargetKind.ROUTE && target.points().isEmpty()) {
            faults.add(new FieldError(path + ".points", "field-required", List.of()));
        }
        for (Point point : target.points()) {
            text(faults, path + ".points.name", point.name());
            place(faults, path + ".points", point.longitudeDegrees(), point.latitudeDegrees());
            if (point.radiusMetres() < 5 || point.radiusMetres() > 5000) {
                faults.add(new FieldError(path + ".points.radiusMetres", "check-between", List.of(5, 5000)));
            }
        }
    }

    private static void place(
            List<FieldError> faults, String path, @Nullable Double longitude, @Nullable Double latitude) {
        if (longitude != null && !(Math.abs(longitude) <= 180)) {
            faults.add(new FieldError(path + ".longitudeDegrees", "field-longitude", List.of()));
        }
        if (latitude != null && !(Math.abs(latitude) <= 90)) {
            faults.add(new FieldError(path + ".latitudeDegrees", "field-latitude", List.of()));
        }
    }

    private static void rhythm(List<FieldError> faults, String path, String rhythm) {
        try {
            Rhythm.parse(rhythm);
        } catch (IllegalArgumentException e) {
            faults.add(new FieldError(path, "check-rhythm", List.of(String.valueOf(e.getMessage()))));
        }
    }

    private static void text(List<FieldError> faults, String path, @Nullable String text) {
        if (text == null || text.isBlank()) {
            faults.add(new FieldError(path, "field-required", List.of()));
        } else if (text.length() > 200) {
            faults.add(new FieldError(path, "field-too-long", List.of(200)));
        }
    }
}
