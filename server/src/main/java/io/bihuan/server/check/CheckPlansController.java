package io.bihuan.server.check;

import io.bihuan.server.check.CheckViews.AssigneeView;
import io.bihuan.server.check.Plan.Assignee;
import io.bihuan.server.check.Plan.Risk;
import io.bihuan.server.check.Plan.Target;
import io.bihuan.server.check.Plans.PlanClock;
import io.bihuan.server.check.Rhythm.OffDays;
import io.bihuan.server.http.Problem;
import io.bihuan.server.identity.Directory;
import io.bihuan.server.identity.Ref;
import io.bihuan.server.identity.Role;
import io.bihuan.server.identity.Viewer;
import io.bihuan.server.identity.Viewers;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/check-plans")
@PreAuthorize("hasAuthority('MANAGE_CHECKS')")
class CheckPlansController {

    private static final int PREVIEWED = 8;

    private final Plans plans;
    private final CheckViews views;
    private final Directory directory;
    private final PlanClock clock;

    CheckPlansController(Plans plans, CheckViews views, Directory directory, PlanClock clock) {
        this.plans = plans;
        this.views = views;
        this.directory = directory;
        this.clock = clock;
    }

    /** A plan as a person states it; {@code version} is the one that was looked at. */
    record PlanBody(
            @NotBlank @Size(max = 200) String name,
            @NotBlank String listKey,
            @Nullable Long assigneePersonId,
            @NotNull Long assigneeOrganisationId,
            @Nullable Role assigneeRole,
            @NotBlank @Size(max = 200) String rhythm,
            @Nullable Map<Risk, String> riskRhythms,
            @Nullable OffDays offDays,
            @Nullable String calendar,
            @NotBlank String within,
            @NotNull LocalDate startsOn,
            @Nullable LocalDate endsOn,
            @Nullable Boolean covert,
            @Nullable Boolean paused,
            @NotNull @Size(max = 500) List<Target> targets,
            @Nullable Long version) {}

    /** A rhythm to be tried out. */
    record RhythmBody(
            @NotBlank @Size(max = 200) String rhythm,
            @Nullable OffDays offDays,
            @Nullable String calendar,
            @NotNull LocalDate startsOn) {}

    /** A plan as screens show it. */
    record PlanView(
            long id,
            String name,
            String listKey,
            Ref organisation,
            AssigneeView assignee,
            String rhythm,
            Map<Risk, String> riskRhythms,
            OffDays offDays,
            String calendar,
            String within,
            LocalDate startsOn,
            @Nullable LocalDate endsOn,
            boolean covert,
            boolean paused,
            @Nullable Instant generatedThrough,
            long version,
            List<Target> targets) {}

    @GetMapping
    List<PlanView> list() {
        return plans.all().stream().map(this::view).toList();
    }

    @GetMapping("/{id}")
    PlanView get(@PathVariable long id) {
        return view(plans.require(id));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    PlanView add(@Valid @RequestBody PlanBody body) {
        Viewer viewer = Viewers.current();
        return view(plans.add(plan(body, 0, viewer, null), viewer));
    }

    @PutMapping("/{id}")
    PlanView change(@PathVariable long id, @Valid @RequestBody PlanBody body) {
        Viewer viewer = Viewers.current();
        if (body.version() == null) {
            throw Problem.invalid("check-plan-version");
        }
        return view(plans.change(plan(body, id, viewer, clock.now()), viewer));
    }

    /** The next moments of a rhythm. */
    @PostMapping("/preview")
    List<Instant> preview(@Valid @RequestBody RhythmBody body) {
        return plans.preview(
                body.rhythm(),
                Objects.requireNonNullElse(body.offDays(), OffDays.KEEP),
                Objects.requireNonNullElse(body.calendar(), "office"),
                body.startsOn(),
                PREVIEWED);
    }

    private static Plan plan(PlanBody body, long id, Viewer viewer, @Nullable Instant through) {
        return new Plan(
                id,
                viewer.organisationId(),
                viewer.gridId(),
                body.name().strip(),
                body.listKey(),
                new Assignee(body.assigneePersonId(), body.assigneeOrganisationId(), body.assigneeRole()),
                body.rhythm().strip(),
                Objects.requireNonNullElse(body.riskRhythms(), Map.of()),
                Objects.requireNonNullElse(body.offDays(), OffDays.KEEP),
                Objects.requireNonNullElse(body.calendar(), "office"),
                body.within().strip(),
                body.startsOn(),
                body.endsOn(),
                Boolean.TRUE.equals(body.covert()),
                Boolean.TRUE.equals(body.paused()),
                through,
                Objects.requireNonNullElse(body.version(), 0L),
                body.targets());
    }

    private PlanView view(Plan plan) {
        return new PlanView(
                plan.id(),
                plan.name(),
                plan.listKey(),
                directory.organisationRef(plan.organisationId()),
                views.assignee(plan.assignee()),
                plan.rhythm(),
                plan.riskRhythms(),
                plan.offDays(),
                plan.calendar(),
                plan.within(),
                plan.startsOn(),
                plan.endsOn(),
                plan.covert(),
                plan.paused(),
                plan.generatedThrough(),
                plan.version(),
                plan.targets());
    }
}
