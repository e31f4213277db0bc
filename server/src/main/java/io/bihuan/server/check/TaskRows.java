package io.bihuan.server.check;

import io.bihuan.server.check.CheckTask.State;
import io.bihuan.server.check.Plan.Assignee;
import io.bihuan.server.check.Plan.Target;
import io.bihuan.server.database.DataScope;
import io.bihuan.server.http.Page;
import io.bihuan.server.http.PageQuery;
import io.bihuan.server.identity.Role;
import io.bihuan.server.identity.Viewer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of {@code check_task}. */
@Component
class TaskRows {

    private static final Map<String, String> SORTS = Map.of(
            "opensAt",
            "opens_at",
            "dueAt",
            "due_at",
            "doneAt",
            "done_at",
            "title",
            "title",
            "percent",
            "percent",
            "failed",
            "failed");

    private final JdbcClient jdbc;

    TaskRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What a list shows.
     *
     * @param mine only what the viewer is to do
     * @param late true for those done after their time
     * @param flawed true for those with items that failed
     * @param from opening at or after
     * @param to opening before
     */
    record Filter(
            @Nullable String q,
            @Nullable State state,
            boolean mine,
            @Nullable Long planId,
            @Nullable Long organisationId,
            boolean late,
            boolean flawed,
            @Nullable Instant from,
            @Nullable Instant to) {}

    /** Makes a task unless it is there already; answers whether it was made. */
    boolean insert(Plan plan, Target target, long listId, Instant opensAt, Instant dueAt, Instant now) {
        Long made = bind(jdbc.sql("""
                        insert into check_task (plan_id, target_id, list_id, title, owner_organisation_id, organisation_id,
                          grid_id, covert, assignee_person_id, assignee_organisation_id, assignee_role, asset_id, place,
                          longitude_degrees, latitude_degrees, points, opens_at, due_at, state, created_at)
                        values (:plan, :target, :list, :title, :owner, :organisation, :grid, :covert, :person, :assignee,
                          :role, :asset, :place, :longitude, :latitude, :points, :opens, :due, 'OPEN', :now)
                        on conflict do nothing returning id"""), plan, target, listId, opensAt, dueAt, now)
                .param("plan", plan.id())
                .param("target", target.id())
                .query(Long.class)
                .optional()
                .orElse(null);
        return made != null;
    }

    /** A task of nobody's plan, begun by whoever wants to check something now. */
    long insertOwn(Plan plan, Target target, long listId, Instant opensAt, Instant dueAt) {
        return bind(jdbc.sql("""
                        insert into check_task (list_id, title, owner_organisation_id, organisation_id, grid_id, covert,
                          assignee_person_id, assignee_organisation_id, assignee_role, asset_id, place, longitude_degrees,
                          latitude_degrees, points, opens_at, due_at, state, created_at)
                        values (:list, :title, :owner, :organisation, :grid, :covert, :person, :assignee, :role, :asset,
                          :place, :longitude, :latitude, :points, :opens, :due, 'OPEN', :now) returning id"""), plan, target, listId, opensAt, dueAt, opensAt)
                .query(Long.class)
                .single();
    }

    private static JdbcClient.StatementSpec bind(
            JdbcClient.StatementSpec statement,
            Plan plan,
            Target target,
            long listId,
            Instant opensAt,
            Instant dueAt,
            Instant now) {
        Role role = plan.assignee().role();
        return statement
                .param("list", listId)
                .param("title", plan.name() + " · " + target.name())
                .param("owner", plan.organisationId())
                .param("organisation", target.organisationId())
                .param("grid", target.gridId())
                .param("covert", plan.covert())
                .param("person", plan.assignee().personId())
                .param("assignee", plan.assignee().organisationId())
                .param("role", role == null ? null : role.name())
                .param("asset", target.kind() == Plan.TargetKind.ASSET ? target.referenceId() : null)
                .param("place", target.place())
                .param("longitude", target.longitudeDegrees())
                .param("latitude", target.latitudeDegrees())
                .param("points", CheckJson.write(target.points()))
                .param("opens", opensAt.atOffset(ZoneOffset.UTC))
                .param("due", dueAt.atOffset(ZoneOffset.UTC))
                .param("now", now.atOffset(ZoneOffset.UTC));
    }

    /** Takes back the tasks of a plan that have not begun. */
    void cancelAhead(long planId, Instant now) {
        jdbc.sql(
                        "update check_task set state = 'CANCELLED' where plan_id = :plan and state = 'OPEN' and opens_at > :now")
                .param("plan", planId)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Marks what was due and is not done; gives these tasks. */
    List<CheckTask> markMissed(Instant now) {
        return jdbc.sql("update check_task set state = 'MISSED' where state = 'OPEN' and due_at < :now returning *")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(TaskRows::task)
                .list();
    }

    Optional<CheckTask> find(long id) {
        return jdbc.sql("select * from check_task where id = :id")
                .param("id", id)
                .query(TaskRows::task)
                .optional();
    }

    Optional<CheckTask> lock(long id) {
        return jdbc.sql("select * from check_task where id = :id for update")
                .param("id", id)
                .query(TaskRows::task)
                .optional();
    }

    void cancel(long id) {
        jdbc.sql("update check_task set state = 'CANCELLED' where id = :id")
                .param("id", id)
                .update();
    }

    void done(CheckTask task, Viewer viewer, Instant at, Verdict verdict, boolean reached) {
        jdbc.sql("""
                        update check_task set state = 'DONE', late = :late, done_at = :at, done_by_id = :by,
                          done_by_name = :byName, passed = :passed, percent = :percent, score = :score, failed = :failed
                        where id = :id""")
                .param("late", at.isAfter(task.dueAt()))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", viewer.personId())
                .param("byName", viewer.displayName())
                .param("passed", verdict.passed() && reached)
                .param("percent", verdict.percent())
                .param("score", verdict.score())
                .param("failed", verdict.failed().size())
                .param("id", task.id())
                .update();
    }

    /** What the viewer is to do and can begin before a moment, the most urgent first. */
    List<CheckTask> due(Viewer viewer, Instant before, Instant missedSince, int most) {
        var parameters = new HashMap<String, @Nullable Object>(mine(viewer));
        parameters.put("before", before.atOffset(ZoneOffset.UTC));
        parameters.put("since", missedSince.atOffset(ZoneOffset.UTC));
        parameters.put("most", most);
        return jdbc.sql("select * from check_task where " + MINE
                        + " and opens_at < :before and (state = 'OPEN' or (state = 'MISSED' and due_at > :since))"
                        + " order by due_at, id limit :most")
                .params(parameters)
                .query(TaskRows::task)
                .list();
    }

    private static final String MINE = """
            (assignee_person_id = :me or (assignee_person_id is null and assignee_organisation_id = :mine
              and (assignee_role is null or assignee_role = :role)))""";

    private static Map<String, Object> mine(Viewer viewer) {
        return Map.of(
                "me",
                viewer.personId(),
                "mine",
                viewer.organisationId(),
                "role",
                viewer.role().name());
    }

    Page<CheckTask> list(Filter filter, PageQuery page, Viewer viewer) {
        var where = new StringBuilder(seen(viewer.scope()));
        var parameters = new HashMap<String, @Nullable Object>(viewer.scope().parameters());
        parameters.put("me", viewer.personId());
        if (filter.mine()) {
            where.append(" and ").append(MINE);
            parameters.putAll(mine(viewer));
        }
        State state = filter.state();
        if (state != null) {
            where.append(" and state = :state");
            parameters.put("state", state.name());
        } else {
            where.append(" and state <> 'CANCELLED'");
        }
        add(where, parameters, " and plan_id = :plan", "plan", filter.planId());
        add(where, parameters, " and organisation_id = :organisation", "organisation", filter.organisationId());
        where.append(filter.late() ? " and late" : "").append(filter.flawed() ? " and failed > 0" : "");
        add(where, parameters, " and opens_at >= :from", "from", utc(filter.from()));
        add(where, parameters, " and opens_at < :to", "to", utc(filter.to()));
        String q = filter.q();
        if (q != null && !q.isBlank()) {
            add(where, parameters, " and strpos(lower(title), lower(:q)) > 0", "q", q.strip());
        }
        long total = jdbc.sql("select count(*) from check_task where " + where)
                .params(parameters)
                .query(Long.class)
                .single();
        List<CheckTask> items = jdbc.sql("select * from check_task where " + where + " order by "
                        + page.orderBy(SORTS, "opens_at desc") + ", id desc limit :limit offset :offset")
                .params(parameters)
                .param("limit", page.limit())
                .param("offset", page.offset())
                .query(TaskRows::task)
                .list();
        return new Page<>(items, total, page.number(), page.limit());
    }

    /** What row-level security says, once more in the query. Takes the parameter {@code me} besides the scope's. */
    static String seen(DataScope scope) {
        return "(" + scope.condition("owner_organisation_id", "grid_id") + " or assignee_person_id = :me or "
                + scope.condition("assignee_organisation_id", "grid_id") + " or ((not covert or state = 'DONE') and "
                + scope.condition("organisation_id", "grid_id") + "))";
    }

    private static void add(
            StringBuilder where,
            Map<String, @Nullable Object> parameters,
            String condition,
            String name,
            @Nullable Object value) {
        if (value != null) {
            where.append(condition);
            parameters.put(name, value);
        }
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    static CheckTask task(ResultSet row, int number) throws SQLException {
        String role = row.getString("assignee_role");
        return new CheckTask(
                row.getLong("id"),
                row.getObject("plan_id", Long.class),
                row.getObject("target_id", Long.class),
                row.getLong("list_id"),
                row.getString("title"),
                row.getLong("owner_organisation_id"),
                row.getLong("organisation_id"),
                row.getObject("grid_id", Long.class),
                row.getBoolean("covert"),
                new Assignee(
                        row.getObject("assignee_person_id", Long.class),
                        row.getLong("assignee_organisation_id"),
                        role == null ? null : Role.valueOf(role)),
                row.getObject("asset_id", Long.class),
                row.getString("place"),
                row.getObject("longitude_degrees", Double.class),
                row.getObject("latitude_degrees", Double.class),
                PlanRows.points(row.getString("points")),
                row.getObject("opens_at", OffsetDateTime.class).toInstant(),
                row.getObject("due_at", OffsetDateTime.class).toInstant(),
                State.valueOf(row.getString("state")),
                row.getBoolean("late"),
                PlanRows.instant(row, "done_at"),
                row.getString("done_by_name"),
                row.getObject("passed", Boolean.class),
                row.getObject("percent", Integer.class),
                row.getObject("score", Double.class),
                row.getInt("failed"));
    }
}
