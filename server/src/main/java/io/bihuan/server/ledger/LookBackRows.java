package io.bihuan.server.ledger;

import io.bihuan.server.database.DataScopes;
import io.bihuan.server.http.Page;
import io.bihuan.server.http.PageQuery;
import io.bihuan.server.ledger.CaseSupervision.LookBackView;
import io.bihuan.server.ledger.history.LedgerClock;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of look-backs. They are seen with their case. */
@Component
class LookBackRows {

    private static final Map<String, String> CONDITIONS = Map.of(
            "WAITING", " and l.result is null and l.due_from > :now",
            "DUE", " and l.result is null and l.due_from <= :now",
            "OVERDUE", " and l.result is null and l.due_at < :now",
            "DONE", " and l.result is not null");

    private final JdbcClient jdbc;
    private final LedgerClock clock;

    LookBackRows(JdbcClient jdbc, LedgerClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A look-back that is to be done or was done. */
    record Task(long id, long caseId, String type, int round, LookBackView view) {}

    void add(long caseId, String type, int round, Instant dueFrom, Instant dueAt) {
        jdbc.sql("""
                        insert into look_back (case_id, type, round, due_from, due_at)
                        values (:case, :type, :round, :from, :at)""")
                .param("case", caseId)
                .param("type", type)
                .param("round", round)
                .param("from", CaseStore.sql(dueFrom))
                .param("at", CaseStore.sql(dueAt))
                .update();
    }

    /** Takes back what waits: the case is open again. */
    void cancel(long caseId, Instant at) {
        jdbc.sql("""
                        update look_back set cancelled_at = :at
                        where case_id = :case and result is null and cancelled_at is null""").param("case", caseId).param("at", CaseStore.sql(at)).update();
    }

    void finish(long id, String result, @Nullable String text, Actor actor, Instant at) {
        jdbc.sql("""
                        update look_back set result = :result, note = :text, done_by_id = :by, done_by_name = :byName,
                          done_at = :at where id = :id""")
                .param("id", id)
                .param("result", result)
                .param("text", text)
                .param("by", actor.id())
                .param("byName", actor.name())
                .param("at", CaseStore.sql(at))
                .update();
    }

    /** One that was not taken back, in scope. */
    Optional<Task> find(long id) {
        return jdbc.sql("select * from look_back where id = :id and cancelled_at is null")
                .param("id", id)
                .query(this::task)
                .optional();
    }

    /** Those of a case, in order. */
    List<LookBackView> ofCase(long caseId) {
        return jdbc.sql("select * from look_back where case_id = :case and cancelled_at is null order by id")
                .param("case", caseId)
                .query((row, number) -> task(row, number).view())
                .list();
    }

    /** Whether somebody may look back at the case now. */
    boolean isDue(long caseId) {
        return jdbc.sql("""
                        select exists (select from look_back where case_id = :case and result is null
                          and cancelled_at is null and due_from <= :now)""")
                .param("case", caseId)
                .param("now", CaseStore.sql(clock.now()))
                .query(Boolean.class)
                .single();
    }

    private Task task(ResultSet row, int number) throws SQLException {
        return new Task(
                row.getLong("id"), row.getLong("case_id"), row.getString("type"), row.getInt("round"), view(row));
    }

    LookBackView view(ResultSet row) throws SQLException {
        Instant from = CaseStore.requiredTime(row, "due_from");
        Instant at = CaseStore.requiredTime(row, "due_at");
        String result = row.getString("result");
        String by = row.getString("done_by_name");
        return new LookBackView(
                row.getLong("id"),
                from,
                at,
                state(result, from, at),
                result,
                by == null ? null : new CaseDetail.Who(row.getObject("done_by_id", Long.class), by),
                CaseStore.time(row, "done_at"),
                row.getString("note"),
                false,
                null);
    }

    private String state(@Nullable String result, Instant from, Instant at) {
        if (result != null) {
            return "DONE";
        }
        Instant now = clock.now();
        if (now.isBefore(from)) {
            return "WAITING";
        }
        return now.isAfter(at) ? "OVERDUE" : "DUE";
    }

    /**
     * Those in scope that were not taken back, the first due first, each with the columns of its case's state.
     *
     * @param state WAITING, DUE (overdue ones too), OVERDUE, DONE, or null for all
     * @param types of these types only, null for all
     */
    Page<LookBackRow> list(@Nullable String state, @Nullable List<String> types, PageQuery page, RowMaker maker) {
        var parameters = new HashMap<String, Object>(CaseBook.scopeParameters(DataScopes.current()));
        parameters.put("now", clock.now().atOffset(ZoneOffset.UTC));
        var where = new StringBuilder(CaseBook.scopeCondition(DataScopes.current()));
        where.append(" and l.cancelled_at is null");
        if (state != null) {
            where.append(CONDITIONS.getOrDefault(state, ""));
        }
        if (types != null) {
            where.append(" and l.type = any(:types)");
            parameters.put("types", types.toArray(String[]::new));
        }
        String from = " from look_back l join ledger_case c on c.id = l.case_id where " + where;
        long total = jdbc.sql("select count(*)" + from)
                .params(parameters)
                .query(Long.class)
                .single();
        List<LookBackRow> items = jdbc.sql("select l.*, c.number, c.title, c.organisation_id as owner,"
                        + " c.stage, c.sequence, c.last_hash, c.updated_at, c.facts" + from
                        + " order by l.due_at, l.id limit :limit offset :offset")
                .params(parameters)
                .param("limit", page.limit())
                .param("offset", page.offset())
                .query((row, number) -> maker.row(view(row), row))
                .list();
        return new Page<>(items, total, page.number(), page.limit());
    }

    /** Puts names to a row. */
    interface RowMaker {
        LookBackRow row(LookBackView view, ResultSet row) throws SQLException;
    }
}
