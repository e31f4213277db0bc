package io.bihuan.server.check;

import io.bihuan.server.calendar.TimeLimit;
import io.bihuan.server.check.CheckViews.TaskDetail;
import io.bihuan.server.check.CheckViews.TaskRow;
import io.bihuan.server.check.Plan.Target;
import io.bihuan.server.http.Page;
import io.bihuan.server.http.PageQuery;
import io.bihuan.server.http.Problem;
import io.bihuan.server.identity.Viewer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tasks for whoever looks at them or does them. */
@Component
class CheckDesk {

    /** How long a missed task is still offered to whoever was to do it. */
    private static final Duration OFFERED = Duration.ofDays(7);

    private static final int MOST_OFFERED = 200;

    private final TaskRows tasks;
    private final Results results;
    private final PhotoRows photos;
    private final FindingDesk findings;
    private final CheckViews views;
    private final Plans.PlanClock clock;

    CheckDesk(
            TaskRows tasks,
            Results results,
            PhotoRows photos,
            FindingDesk findings,
            CheckViews views,
            Plans.PlanClock clock) {
        this.tasks = tasks;
        this.results = results;
        this.photos = photos;
        this.findings = findings;
        this.views = views;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Page<TaskRow> list(TaskRows.Filter filter, PageQuery page, Viewer viewer) {
        Page<CheckTask> found = tasks.list(filter, page, viewer);
        return new Page<>(views.rows(found.items()), found.total(), found.page(), found.size());
    }

    /**
     * A task with everything about it.
     *
     * @throws Problem 404 {@code check-task-unknown}
     */
    @Transactional(readOnly = true)
    public TaskDetail open(long id, Viewer viewer) {
        CheckTask task = tasks.find(id).orElseThrow(() -> Problem.notFound("check-task-unknown", id));
        Checklists.Kept list = Objects.requireNonNull(views.lists(List.of(task)).get(task.listId()));
        CheckViews.ResultView result = results.ofTask(id)
                .map(kept -> views.result(kept, list.list(), counted(kept), findings.ofTask(id)))
                .orElse(null);
        return new TaskDetail(views.row(task, list), list.list(), task.points(), result, Results.isFor(task, viewer));
    }

    private List<PhotoRows.Photo> counted(Results.Kept kept) {
        List<UUID> wanted = kept.content().answers().values().stream()
                .flatMap(answer -> answer.pictures().stream())
                .toList();
        return wanted.isEmpty() ? List.of() : photos.byClientIds(wanted);
    }

    /** A task to be done, with its points. */
    record RoundTask(TaskRow task, List<Plan.Point> points) {}

    /**
     * Everything somebody needs to do their rounds without a network.
     *
     * @param lists questions by the number of their version
     */
    record Round(Instant at, List<RoundTask> tasks, Map<Long, Checklist> lists) {}

    /** What the viewer is to do in the days that are made ahead. */
    @Transactional(readOnly = true)
    public Round round(Viewer viewer) {
        Instant now = clock.now();
        List<CheckTask> due = tasks.due(viewer, now.plus(TaskMaker.AHEAD), now.minus(OFFERED), MOST_OFFERED);
        Map<Long, Checklists.Kept> lists = views.lists(due);
        return new Round(
                now,
                due.stream()
                        .map(task -> new RoundTask(
                                views.row(task, Objects.requireNonNull(lists.get(task.listId()))), task.points()))
                        .toList(),
                lists.values().stream()
                        .collect(java.util.stream.Collectors.toMap(Checklists.Kept::id, Checklists.Kept::list)));
    }

    /** Begins a check that no plan asked for; it is the viewer's own, and due within a day. */
    @Transactional
    public TaskDetail begin(Checklists.Kept list, Target target, Viewer viewer) {
        Instant now = clock.now();
        if (!viewer.scope().sees(target.organisationId(), target.gridId())) {
            throw Problem.invalid("check-organisation");
        }
        var plan = new Plan(
                0,
                viewer.organisationId(),
                null,
                list.list().name(),
                list.list().key(),
                new Plan.Assignee(viewer.personId(), viewer.organisationId(), null),
                "FREQ=DAILY",
                Map.of(),
                Rhythm.OffDays.KEEP,
                "office",
                new TimeLimit(1, TimeLimit.Unit.DAYS).toString(),
                LocalDate.ofInstant(now, clock.clock().getZone()),
                null,
                false,
                false,
                null,
                0,
                List.of(target));
        return open(tasks.insertOwn(plan, target, list.id(), now, now.plus(Duration.ofDays(1))), viewer);
    }

    /**
     * Takes a task back that has not been done.
     *
     * @throws Problem 404; 409 {@code check-task-done}; 403 {@code check-task-not-yours}
     */
    @Transactional
    public void cancel(long id, Viewer viewer) {
        CheckTask task = tasks.lock(id).orElseThrow(() -> Problem.notFound("check-task-unknown", id));
        if (task.state() == CheckTask.State.DONE) {
            throw Problem.conflict("check-task-done", String.valueOf(task.doneByName()));
        }
        boolean owner =
                viewer.scope().everything() || viewer.scope().organisationIds().contains(task.ownerOrganisationId());
        if (!owner) {
            throw Problem.forbidden("check-task-not-yours", task.title());
        }
        tasks.cancel(id);
    }
}
