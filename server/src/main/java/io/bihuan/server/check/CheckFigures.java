package io.bihuan.server.check;

import io.bihuan.server.identity.Directory;
import io.bihuan.server.identity.Ref;
import io.bihuan.server.identity.Viewer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How well the rounds are kept. Only what has come due counts, so that a plan is not praised for the future. */
@Component
class CheckFigures {

    private static final String COUNTS = """
            count(*) filter (where due_at < :now or state = 'DONE') as due,
            count(*) filter (where state = 'DONE' and not late) as in_time,
            count(*) filter (where state = 'DONE' and late) as late,
            count(*) filter (where state = 'MISSED' or (state = 'OPEN' and due_at < :now)) as missed,
            count(*) filter (where state = 'OPEN' and due_at >= :now) as open,
            count(*) filter (where state = 'DONE' and passed) as passed,
            coalesce(sum(failed) filter (where state = 'DONE'), 0) as failed,
            avg(percent) filter (where state = 'DONE') as percent
            """;

    private final JdbcClient jdbc;
    private final Directory directory;
    private final Plans.PlanClock clock;

    CheckFigures(JdbcClient jdbc, Directory directory, Plans.PlanClock clock) {
        this.jdbc = jdbc;
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * Counts of a span of time.
     *
     * @param due tasks whose time has come, done or not
     * @param failed items that failed
     * @param rate share of the due ones done in time, null when none was due
     * @param percent mean share passed, null when nothing was scored so
     */
    record Counts(
            long due,
            long inTime,
            long late,
            long missed,
            long open,
            long passed,
            long failed,
            @Nullable Double rate,
            @Nullable Double percent) {}

    /** Counts of one plan. */
    record OfPlan(Ref plan, Counts counts) {}

    /** Counts of one organisation that is checked. */
    record OfOrganisation(Ref organisation, Counts counts) {}

    /** An item that failed, and how often. */
    record OfItem(String text, long count, long cases) {}

    /** All figures. */
    record Figures(
            Counts all,
            List<OfPlan> plans,
            List<OfOrganisation> organisations,
            List<OfItem> items,
            long waitingCases) {}

    /** The figures of what opened in a span of time, within the viewer's scope. */
    @Transactional(readOnly = true)
    public Figures between(Instant from, Instant to, Viewer viewer) {
        var parameters = new HashMap<String, Object>(viewer.scope().parameters());
        parameters.put("me", viewer.personId());
        parameters.put("from", from.atOffset(ZoneOffset.UTC));
        parameters.put("to", to.atOffset(ZoneOffset.UTC));
        parameters.put("now", clock.now().atOffset(ZoneOffset.UTC));
        String where = " from check_task where state <> 'CANCELLED' and opens_at >= :from and opens_at < :to and "
                + TaskRows.seen(viewer.scope());
        Counts all = jdbc.sql("select " + COUNTS + where)
                .params(parameters)
                .query((row, number) -> counts(row))
                .single();
        List<OfPlan> plans = jdbc.sql("select plan_id, coalesce((select name from check_plan p where p.id = plan_id),"
                        + " (select name from check_list where id = max(list_id))) as plan, " + COUNTS + where
                        + " and plan_id is not null group by plan_id order by missed desc, plan_id limit 100")
                .params(parameters)
                .query((row, number) -> new OfPlan(
                        new Ref(row.getLong("plan_id"), name(row.getString("plan"), row.getLong("plan_id"))),
                        counts(row)))
                .list();
        List<OfOrganisation> organisations = jdbc.sql("select organisation_id, " + COUNTS + where
                        + " group by organisation_id order by missed desc, failed desc, organisation_id limit 100")
                .params(parameters)
                .query((row, number) ->
                        new OfOrganisation(directory.organisationRef(row.getLong("organisation_id")), counts(row)))
                .list();
        return new Figures(all, plans, organisations, items(where, parameters), waiting(where, parameters));
    }

    private static String name(@Nullable String name, long id) {
        return name == null ? Long.toString(id) : name;
    }

    private List<OfItem> items(String where, Map<String, Object> parameters) {
        return jdbc.sql("select f.text, count(*) as found, count(f.case_id) as cases from check_finding f"
                        + " where f.task_id in (select id" + where
                        + ") group by f.text order by found desc, f.text limit 10")
                .params(parameters)
                .query((row, number) -> new OfItem(row.getString("text"), row.getLong("found"), row.getLong("cases")))
                .list();
    }

    private long waiting(String where, Map<String, Object> parameters) {
        return jdbc.sql("select count(*) from check_finding f where f.case_type is not null and f.case_id is null"
                        + " and f.task_id in (select id" + where + ")")
                .params(parameters)
                .query(Long.class)
                .single();
    }

    private static Counts counts(ResultSet row) throws SQLException {
        long due = row.getLong("due");
        long inTime = row.getLong("in_time");
        java.math.BigDecimal percent = row.getBigDecimal("percent");
        return new Counts(
                due,
                inTime,
                row.getLong("late"),
                row.getLong("missed"),
                row.getLong("open"),
                row.getLong("passed"),
                row.getLong("failed"),
                due == 0 ? null : (double) inTime / due,
                percent == null ? null : percent.doubleValue());
    }
}
