package io.bihuan.server.check;

import io.bihuan.server.check.CheckTask.State;
import io.bihuan.server.check.Checklists.Origin;
import io.bihuan.server.check.FindingDesk.Finding;
import io.bihuan.server.check.PhotoRows.Photo;
import io.bihuan.server.check.Plan.Point;
import io.bihuan.server.identity.Directory;
import io.bihuan.server.identity.People;
import io.bihuan.server.identity.Ref;
import io.bihuan.server.identity.Role;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tasks and results as screens show them. */
@Component
class CheckViews {

    private final Checklists checklists;
    private final Directory directory;
    private final People people;

    CheckViews(Checklists checklists, Directory directory, People people) {
        this.checklists = checklists;
        this.directory = directory;
        this.people = people;
    }

    /** A version of a checklist by number and name. */
    record ListRef(long id, String key, int version, String name, String nameEn) {}

    /** Who is to do a task. */
    record AssigneeView(
            @Nullable Ref person,
            Ref organisation,
            @Nullable Role role) {}

    /** One row of a list of tasks. */
    record TaskRow(
            long id,
            String title,
            ListRef checklist,
            @Nullable Long planId,
            Ref organisation,
            @Nullable Ref grid,
            AssigneeView assignee,
            @Nullable String place,
            @Nullable Double longitudeDegrees,
            @Nullable Double latitudeDegrees,
            Instant opensAt,
            Instant dueAt,
            State state,
            boolean late,
            boolean covert,
            @Nullable Instant doneAt,
            @Nullable String doneBy,
            @Nullable Boolean passed,
            @Nullable Integer percent,
            @Nullable Double score,
            int failed) {}

    /** A photo of a result. */
    record PhotoView(
            long id,
            UUID clientId,
            String sha256,
            Instant takenAt,
            @Nullable Double longitudeDegrees,
            @Nullable Double latitudeDegrees) {}

    /** A result with its proof: whether its hash still fits. */
    record ResultView(
            long id,
            UUID clientId,
            Ref person,
            Instant startedAt,
            Instant finishedAt,
            Instant receivedAt,
            @Nullable Double longitudeDegrees,
            @Nullable Double latitudeDegrees,
            @Nullable String remark,
            Map<String, Verdict.Answer> answers,
            List<Results.CountedVisit> visits,
            List<PhotoView> photos,
            List<Finding> findings,
            Checklist.@Nullable Band band,
            String hash,
            boolean intact) {}

    /** A task with its questions, and its result where there is one. */
    record TaskDetail(
            TaskRow task,
            Checklist questions,
            List<Point> points,
            @Nullable ResultView result,
            boolean mine) {}

    /** One row of the list of checklists. */
    record ChecklistRow(
            long id,
            String key,
            int version,
            String name,
            String nameEn,
            String kind,
            Checklist.Scoring scoring,
            int items,
            Origin origin,
            String source,
            String mark,
            String writtenBy,
            Instant writtenAt) {}

    /** One version in the history of a checklist. */
    record VersionRow(long id, int version, Origin origin, boolean current, String writtenBy, Instant writtenAt) {}

    /** A checklist with its history. */
    record ChecklistDetail(ChecklistRow row, Checklist definition, List<VersionRow> versions) {}

    static ChecklistRow row(Checklists.Kept kept) {
        Checklist list = kept.list();
        return new ChecklistRow(
                kept.id(),
                list.key(),
                kept.version(),
                list.name(),
                list.nameEn(),
                list.kind(),
                list.scoring(),
                list.items().size(),
                kept.origin(),
                list.source(),
                list.mark(),
                kept.writtenByName(),
                kept.writtenAt());
    }

    static ChecklistDetail detail(Checklists.Kept kept, List<Checklists.Kept> versions) {
        return new ChecklistDetail(
                row(kept),
                kept.list(),
                versions.stream()
                        .map(one -> new VersionRow(
                                one.id(),
                                one.version(),
                                one.origin(),
                                one.current(),
                                one.writtenByName(),
                                one.writtenAt()))
                        .toList());
    }

    Map<Long, Checklists.Kept> lists(Collection<CheckTask> tasks) {
        return checklists.byIds(tasks.stream().map(CheckTask::listId).collect(Collectors.toSet())).stream()
                .collect(Collectors.toMap(Checklists.Kept::id, Function.identity()));
    }

    List<TaskRow> rows(List<CheckTask> tasks) {
        Map<Long, Checklists.Kept> lists = lists(tasks);
        return tasks.stream()
                .map(task -> row(task, java.util.Objects.requireNonNull(lists.get(task.listId()))))
                .toList();
    }

    TaskRow row(CheckTask task, Checklists.Kept list) {
        return new TaskRow(
                task.id(),
                task.title(),
                new ListRef(
                        list.id(),
                        list.list().key(),
                        list.version(),
                        list.list().name(),
                        list.list().nameEn()),
                task.planId(),
                directory.organisationRef(task.organisationId()),
                directory.gridRef(task.gridId()),
                assignee(task.assignee()),
                task.place(),
                task.longitudeDegrees(),
                task.latitudeDegrees(),
                task.opensAt(),
                task.dueAt(),
                task.state(),
                task.late(),
                task.covert(),
                task.doneAt(),
                task.doneByName(),
                task.passed(),
                task.percent(),
                task.score(),
                task.failed());
    }

    AssigneeView assignee(Plan.Assignee assignee) {
        Long person = assignee.personId();
        return new AssigneeView(
                person == null ? null : people.ref(person),
                directory.organisationRef(assignee.organisationId()),
                assignee.role());
    }

    ResultView result(Results.Kept kept, Checklist questions, List<Photo> photos, List<Finding> findings) {
        Results.Content content = kept.content();
        return new ResultView(
                kept.id(),
                kept.clientId(),
                new Ref(kept.personId(), kept.personName()),
                content.startedAt(),
                content.finishedAt(),
                kept.receivedAt(),
                content.longitudeDegrees(),
                content.latitudeDegrees(),
                content.remark(),
                content.answers(),
                content.visits(),
                photos.stream()
                        .map(photo -> new PhotoView(
                                photo.id(),
                                photo.clientId(),
                                photo.sha256(),
                                photo.takenAt(),
                                photo.longitudeDegrees(),
                                photo.latitudeDegrees()))
                        .toList(),
                findings,
                Verdict.of(questions, content.answers()).band(),
                kept.hash(),
                kept.intact());
    }
}
