package io.bihuan.server.check;

import io.bihuan.server.check.CheckFigures.Figures;
import io.bihuan.server.check.CheckTask.State;
import io.bihuan.server.check.CheckViews.TaskDetail;
import io.bihuan.server.check.CheckViews.TaskRow;
import io.bihuan.server.check.Plan.Target;
import io.bihuan.server.check.Plan.TargetKind;
import io.bihuan.server.check.Verdict.Answer;
import io.bihuan.server.http.Page;
import io.bihuan.server.http.PageQuery;
import io.bihuan.server.identity.Viewer;
import io.bihuan.server.identity.Viewers;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/check-tasks")
class CheckTasksController {

    private final CheckDesk desk;
    private final Results results;
    private final Checklists checklists;
    private final CheckFigures figures;

    CheckTasksController(CheckDesk desk, Results results, Checklists checklists, CheckFigures figures) {
        this.desk = desk;
        this.results = results;
        this.checklists = checklists;
        this.figures = figures;
    }

    /** A check to be begun now, without a plan. */
    record BeginBody(
            @NotBlank String listKey,
            @NotBlank @Size(max = 200) String name,
            @NotNull Long organisationId,
            @Nullable @Size(max = 200) String place,
            @Nullable Double longitudeDegrees,
            @Nullable Double latitudeDegrees) {}

    /** A result as a phone hands it in; {@code clientId} is the number by which a second sending is known. */
    record ResultBody(
            @NotNull UUID clientId,
            @NotNull Instant startedAt,
            @NotNull Instant finishedAt,
            @Nullable Double longitudeDegrees,
            @Nullable Double latitudeDegrees,
            @Nullable @Size(max = 2000) String remark,
            @NotNull Map<String, Answer> answers,
            @Nullable @Size(max = 500) List<Results.Visit> visits) {}

    @GetMapping
    @PreAuthorize("hasAuthority('VIEW_CASES')")
    Page<TaskRow> list(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable State state,
            @RequestParam(defaultValue = "false") boolean mine,
            @RequestParam(required = false) @Nullable Long planId,
            @RequestParam(required = false) @Nullable Long organisationId,
            @RequestParam(defaultValue = "false") boolean late,
            @RequestParam(defaultValue = "false") boolean flawed,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            PageQuery page) {
        return desk.list(
                new TaskRows.Filter(q, state, mine, planId, organisationId, late, flawed, from, to),
                page,
                Viewers.current());
    }

    @GetMapping("/{id}")
    @PreAuthorize("hasAuthority('VIEW_CASES')")
    TaskDetail get(@PathVariable long id) {
        return desk.open(id, Viewers.current());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasAuthority('FILE_CASES')")
    TaskDetail begin(@Valid @RequestBody BeginBody body) {
        Viewer viewer = Viewers.current();
        var target = new Target(
                0,
                TargetKind.SITE,
                null,
                body.name().strip(),
                body.organisationId(),
                viewer.gridId(),
                body.place(),
                body.longitudeDegrees(),
                body.latitudeDegrees(),
                null,
                List.of());
        return desk.begin(checklists.require(body.listKey()), target, viewer);
    }

    /** Takes a result; sent again, it answers as the first time. */
    @PostMapping("/{id}/result")
    @PreAuthorize("hasAuthority('FILE_CASES')")
    TaskDetail result(@PathVariable long id, @Valid @RequestBody ResultBody body) {
        Viewer viewer = Viewers.current();
        results.take(
                id,
                new Results.Handed(
                        body.clientId(),
                        body.startedAt(),
                        body.finishedAt(),
                        body.longitudeDegrees(),
                        body.latitudeDegrees(),
                        body.remark(),
                        body.answers(),
                        Objects.requireNonNullElse(body.visits(), List.of())),
                viewer);
        return desk.open(id, viewer);
    }

    @PostMapping("/{id}/cancel")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("hasAuthority('MANAGE_CHECKS')")
    void cancel(@PathVariable long id) {
        desk.cancel(id, Viewers.current());
    }

    /** How well the rounds were kept of what opened in a span of time. */
    @GetMapping("/figures")
    @PreAuthorize("hasAuthority('VIEW_CASES')")
    Figures figures(@RequestParam Instant from, @RequestParam Instant to) {
        return figures.between(from, to, Viewers.current());
    }
}
