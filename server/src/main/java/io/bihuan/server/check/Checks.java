package io.bihuan.server.check;

import io.bihuan.server.check.CheckTask.State;
import io.bihuan.server.check.Checklist.Item;
import io.bihuan.server.check.Checklist.Judge;
import io.bihuan.server.check.Checklist.PhotoRule;
import io.bihuan.server.check.PhotoRows.PhotoNote;
import io.bihuan.server.check.Plan.Target;
import io.bihuan.server.check.Plan.TargetKind;
import io.bihuan.server.check.Verdict.Answer;
import io.bihuan.server.http.PageQuery;
import io.bihuan.server.identity.Role;
import io.bihuan.server.identity.Viewer;
import io.bihuan.server.ledger.evidence.StoredFile;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The door for other modules: makes plans, and hands in results that were taken elsewhere or earlier. */
@Component
public class Checks {

    private final Plans plans;
    private final TaskMaker maker;
    private final TaskRows tasks;
    private final Results results;
    private final PhotoRows photos;
    private final Checklists checklists;

    Checks(Plans plans, TaskMaker maker, TaskRows tasks, Results results, PhotoRows photos, Checklists checklists) {
        this.plans = plans;
        this.maker = maker;
        this.tasks = tasks;
        this.results = results;
        this.photos = photos;
        this.checklists = checklists;
    }

    /**
     * A place to be checked.
     *
     * @param points of a patrol as {@code name, longitude, latitude}; none for a plain place
     */
    public record Place(
            String name,
            long organisationId,
            @Nullable Long gridId,
            @Nullable String place,
            List<Spot> points) {}

    /** A point of a patrol, WGS-84. */
    public record Spot(String name, double longitudeDegrees, double latitudeDegrees) {}

    /**
     * A plan.
     *
     * @param listKey key of the checklist
     * @param personId who is to do it, or null for anybody of the organisation and role
     * @param rhythm as docs/checklists.md says, {@code FREQ=WEEKLY;BYDAY=MO}
     * @param within as limits of case types are written
     * @param since when its tasks begin; may lie in the past
     */
    public record Wanted(
            String name,
            String listKey,
            @Nullable Long personId,
            long organisationId,
            @Nullable Role role,
            String rhythm,
            String within,
            LocalDate since,
            boolean covert,
            List<Place> places) {}

    /** A task that could be done. */
    public record Due(long id, Instant opensAt, Instant dueAt, int items) {}

    /** Whether there is any plan. */
    @Transactional(readOnly = true)
    public boolean hasPlans() {
        return !plans.all().isEmpty();
    }

    /** Makes the tasks of all plans that are due to be made, as the system; otherwise it happens within half a minute. */
    public void makeTasks() {
        maker.run();
    }

    /** Makes a plan whose tasks begin in the past, and makes these tasks. */
    @Transactional
    public long plan(Wanted wanted, ZoneId zone, Viewer viewer) {
        List<Target> targets = wanted.places().stream().map(Checks::target).toList();
        var plan = new Plan(
                0,
                viewer.organisationId(),
                null,
                wanted.name(),
                wanted.listKey(),
                new Plan.Assignee(wanted.personId(), wanted.organisationId(), wanted.role()),
                wanted.rhythm(),
                Map.of(),
                Rhythm.OffDays.SKIP,
                "office",
                wanted.within(),
                wanted.since(),
                null,
                wanted.covert(),
                false,
                wanted.since().atStartOfDay(zone).toInstant().minusMillis(1),
                0,
                targets);
        return plans.add(plan, viewer).id();
    }

    private static Target target(Place place) {
        var points = new ArrayList<Plan.Point>();
        for (Spot spot : place.points()) {
            points.add(new Plan.Point(
                    "p" + (points.size() + 1), spot.name(), spot.longitudeDegrees(), spot.latitudeDegrees(), 60));
        }
        return new Target(
                0,
                points.isEmpty() ? TargetKind.SITE : TargetKind.ROUTE,
                null,
                place.name(),
                place.organisationId(),
                place.gridId(),
                place.place(),
                points.isEmpty() ? null : points.getFirst().longitudeDegrees(),
                points.isEmpty() ? null : points.getFirst().latitudeDegrees(),
                null,
                points);
    }

    /** Tasks of a plan that have come due or are open, oldest first; at most 200. */
    @Transactional(readOnly = true)
    public List<Due> tasks(long planId, Instant until, Viewer viewer) {
        var filter = new TaskRows.Filter(null, null, false, planId, null, false, false, null, until);
        List<CheckTask> found = tasks.list(filter, new PageQuery(0, PageQuery.LARGEST, "opensAt,asc"), viewer)
                .items();
        return found.stream()
                .filter(task -> task.state() == State.OPEN || task.state() == State.MISSED)
                .map(task -> new Due(
                        task.id(),
                        task.opensAt(),
                        task.dueAt(),
                        checklists
                                .byIds(Set.of(task.listId()))
                                .getFirst()
                                .list()
                                .items()
                                .size()))
                .toList();
    }

    /**
     * Hands in a result: every item passes but those named by their place in the list. Where a case needs a filing
     * condition that its item does not fix, it is the first of the type.
     *
     * @param failing places of the items that fail, from 0; those that cannot fail pass
     * @param note what is said about a failed item, by its text
     * @param photo a picture for each photo that is wanted
     */
    @Transactional
    public void handIn(
            long taskId,
            Set<Integer> failing,
            Function<String, String> note,
            StoredFile photo,
            Viewer viewer,
            Instant at) {
        CheckTask task = tasks.find(taskId).orElseThrow();
        Checklist list = checklists.byIds(Set.of(task.listId())).getFirst().list();
        var answers = new HashMap<String, Answer>();
        for (int i = 0; i < list.items().size(); i++) {
            Item item = list.items().get(i);
            boolean fails = failing.contains(i) && item.opens() != null;
            boolean wanted = item.photo() == PhotoRule.ALWAYS || (fails && item.photo() == PhotoRule.ON_FAIL);
            var pictures = new ArrayList<UUID>();
            for (int n = 0; wanted && n < item.photos(); n++) {
                UUID client = UUID.nameUUIDFromBytes(
                        (taskId + "/" + item.key() + "/" + n).getBytes(java.nio.charset.StandardCharsets.UTF_8));
                pictures.add(client);
                photos.keep(new PhotoNote(client, taskId, at, null, null), photo, viewer, at);
            }
            Long condition = fails ? checklists.anyCondition(java.util.Objects.requireNonNull(item.opens())) : null;
            answers.put(
                    item.key(),
                    new Answer(value(item, fails), fails ? note.apply(item.text()) : null, pictures, condition));
        }
        List<Results.Visit> visits = task.points().stream()
                .map(point -> new Results.Visit(
                        point.key(), at.minusSeconds(600), point.longitudeDegrees(), point.latitudeDegrees()))
                .toList();
        var handed = new Results.Handed(
                UUID.nameUUIDFromBytes(("result/" + taskId).getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                at.minusSeconds(1500),
                at,
                null,
                null,
                null,
                answers,
                visits);
        results.take(taskId, handed, viewer, at.plusSeconds(90));
    }

    private static String value(Item item, boolean fails) {
        return switch (item.judge()) {
            case TEXT -> "无";
            case CHOICE -> item.choices().getFirst().key();
            case NUMBER, READING -> {
                Double max = item.max();
                Double min = item.min();
                double fine = max != null ? max * 0.7 : min != null ? min * 1.2 : 1;
                yield plain(fails && max != null ? max * 1.4 : fails && min != null ? min * 0.6 : fine);
            }
            case YES_NO, YES_NO_NA -> yesNo(item, fails);
        };
    }

    private static String yesNo(Item item, boolean fails) {
        return switch (item.failsOn()) {
            case NO -> fails ? "no" : "yes";
            case YES -> fails ? "yes" : "no";
            case NEVER -> item.judge() == Judge.YES_NO_NA ? "na" : "no";
        };
    }

    private static String plain(double value) {
        return value == Math.rint(value)
                ? Long.toString((long) value)
                : String.format(java.util.Locale.ROOT, "%.1f", value);
    }
}
