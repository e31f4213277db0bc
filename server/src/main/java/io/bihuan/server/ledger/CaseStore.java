package io.bihuan.server.ledger;

import io.bihuan.server.database.DataScope;
import io.bihuan.server.database.DataScopes;
import io.bihuan.server.ledger.history.CanonicalJson;
import io.bihuan.server.ledger.history.CaseEvent;
import io.bihuan.server.ledger.history.CaseState;
import io.bihuan.server.ledger.history.EventChain;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows behind the cases. Every method runs in the caller's transaction, and so in the caller's scope. */
@Component
class CaseStore {

    private static final String STATE_COLUMNS = "id, stage, sequence, last_hash, updated_at, facts";

    private final JdbcClient jdbc;

    CaseStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    static @Nullable OffsetDateTime sql(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }

    static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static Instant requiredTime(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    long newId() {
        return jdbc.sql("select nextval(pg_get_serial_sequence('bihuan.ledger_case', 'id'))")
                .query(Long.class)
                .single();
    }

    /** The state of a case in scope, held against other writers until the transaction ends. */
    Optional<CaseState> lock(long caseId) {
        return jdbc.sql("select " + STATE_COLUMNS + " from ledger_case where id = :id for update")
                .param("id", caseId)
                .query(CaseStore::state)
                .optional();
    }

    /** The state of a case in scope. */
    Optional<CaseState> find(long caseId) {
        return jdbc.sql("select " + STATE_COLUMNS + " from ledger_case where id = :id")
                .param("id", caseId)
                .query(CaseStore::state)
                .optional();
    }

    static CaseState state(ResultSet row, int number) throws SQLException {
        return CaseState.kept(
                row.getLong("id"),
                row.getString("stage"),
                row.getLong("sequence"),
                row.getBytes("last_hash"),
                requiredTime(row, "updated_at"),
                row.getString("facts"));
    }

    /** Writes a step and the state it has led to. */
    void append(CaseState state, CaseEvent event, Instant recordedAt) {
        jdbc.sql("select 1 from pg_advisory_xact_lock_shared(:lock)")
                .param("lock", EventChain.ANCHOR_LOCK)
                .query(Integer.class)
                .single();
        save(state);
        jdbc.sql("insert into case_event (" + CaseEvent.COLUMNS
                        + ", recorded_at) values (:case, :sequence, :action, :stage,"
                        + " :actor, :actorName, :at, :reason, :payload, :previous, :hash, :recordedAt)")
                .param("case", event.caseId())
                .param("sequence", event.sequence())
                .param("action", event.action())
                .param("stage", event.stage())
                .param("actor", event.actorId())
                .param("actorName", event.actorName())
                .param("at", sql(event.at()))
                .param("reason", event.reason())
                .param("payload", event.payload())
                .param("previous", event.previous())
                .param("hash", event.hash())
                .param("recordedAt", sql(recordedAt))
                .update();
    }

    private void save(CaseState state) {
        jdbc.sql("""
                        insert into ledger_case (id, number, type, type_version, title, stage, closed, severity, asset_id,
                          plate, organisation_id, grid_id, handler_organisation_id, place, longitude_degrees,
                          latitude_degrees, fields, filed_at, due_from, due_at, due_rule, stage_since, stage_due_at,
                          overdue, stage_overdue, closed_at, alarm_count, last_alarm_at, join_key, facts, version,
                          sequence, last_hash, updated_at, parent_id, origin_id, filer_id, assisting_organisation_ids,
                          reader_ids, confidential, urgency, listed, condition_id, exempted)
                        overriding system value
                        values (:id, :number, :type, :typeVersion, :title, :stage, :closed, :severity, :asset, :plate,
                          :organisation, :grid, :handler, :place, :longitude, :latitude, cast(:fields as jsonb), :filedAt,
                          :dueFrom, :dueAt, :dueRule, :stageSince, :stageDueAt, :overdue, :stageOverdue, :closedAt,
                          :alarmCount, :lastAlarmAt, :joinKey, :facts, :version, :sequence, :lastHash, :updatedAt,
                          :parent, :origin, :filer, :assisting, :readers, :confidential, :urgency, :listed, :condition,
                          :exempted)
                        on conflict (id) do update set stage = excluded.stage, closed = excluded.closed,
                          severity = excluded.severity, handler_organisation_id = excluded.handler_organisation_id,
                          fields = excluded.fields, due_from = excluded.due_from, due_at = excluded.due_at,
                          due_rule = excluded.due_rule, stage_since = excluded.stage_since,
                          stage_due_at = excluded.stage_due_at, overdue = excluded.overdue,
                          stage_overdue = excluded.stage_overdue, closed_at = excluded.closed_at,
                          alarm_count = excluded.alarm_count, last_alarm_at = excluded.last_alarm_at,
                          facts = excluded.facts, version = excluded.version, sequence = excluded.sequence,
                          last_hash = excluded.last_hash, updated_at = excluded.updated_at,
                          assisting_organisation_ids = excluded.assisting_organisation_ids,
                          reader_ids = excluded.reader_ids, urgency = excluded.urgency, listed = excluded.listed,
                          condition_id = excluded.condition_id, exempted = excluded.exempted""").params(columns(state)).update();
    }

    private static Map<String, @Nullable Object> columns(CaseState state) {
        var columns = new HashMap<String, @Nullable Object>();
        columns.put("id", state.caseId());
        columns.put("number", state.requiredText("number"));
        columns.put("type", state.requiredText("type"));
        columns.put("typeVersion", state.number("typeVersion"));
        columns.put("title", state.requiredText("title"));
        columns.put("stage", state.stage());
        columns.put("closed", state.flag("closed"));
        columns.put("severity", state.number("severity"));
        columns.put("asset", state.number("asset"));
        columns.put("plate", state.text("plate"));
        columns.put("organisation", state.number("organisation"));
        columns.put("grid", state.number("grid"));
        columns.put("handler", state.number("handler"));
        columns.put("place", state.text("place"));
        columns.put("longitude", state.degrees("longitude"));
        columns.put("latitude", state.degrees("latitude"));
        columns.put("fields", CanonicalJson.write(state.fields()));
        columns.put("filedAt", sql(state.time("filedAt")));
        columns.put("dueFrom", sql(state.time("dueFrom")));
        columns.put("dueAt", sql(state.time("dueAt")));
        columns.put("dueRule", state.text("dueRule"));
        columns.put("stageSince", sql(state.time("stageSince")));
        columns.put("stageDueAt", sql(state.time("stageDueAt")));
        columns.put("overdue", state.flag("overdue"));
        columns.put("stageOverdue", state.flag("stageOverdue"));
        columns.put("closedAt", sql(state.time("closedAt")));
        columns.put("alarmCount", state.count("alarmCount"));
        columns.put("lastAlarmAt", sql(state.time("lastAlarmAt")));
        columns.put("joinKey", state.text("joinKey"));
        columns.put("facts", state.facts());
        columns.put("version", state.count("version"));
        columns.put("sequence", state.sequence());
        columns.put("lastHash", state.lastHash());
        columns.put("updatedAt", sql(state.updatedAt()));
        columns.putAll(circle(state));
        return columns;
    }

    private static Map<String, @Nullable Object> circle(CaseState state) {
        var columns = new HashMap<String, @Nullable Object>();
        columns.put("parent", state.number("parent"));
        columns.put("origin", state.number("origin"));
        columns.put("filer", state.number("filer"));
        columns.put("assisting", ids(state.map("assisting")));
        columns.put("readers", ids(state.map("readers")));
        columns.put("confidential", state.flag("confidential"));
        columns.put("urgency", Objects.requireNonNullElse(state.text("urgency"), "normal"));
        columns.put("listed", Listing.rank(state));
        columns.put("condition", state.map("condition").get("id"));
        columns.put("exempted", state.flag("exempted"));
        return columns;
    }

    private static Long @Nullable [] ids(Map<String, Object> byId) {
        return byId.isEmpty()
                ? null
                : byId.keySet().stream().map(Long::valueOf).sorted().toArray(Long[]::new);
    }

    /**
     * Does work of the platform itself in a transaction of somebody's: hands a case over to people its writer does not
     * see, or counts what they do not see.
     */
    <T> T asSystem(Supplier<T> work) {
        DataScope scope = DataScopes.current();
        if (scope.equals(DataScope.SYSTEM)) {
            return work.get();
        }
        Map<String, Object> before = jdbc.sql("""
                        select current_setting('bihuan.scope') as scope, current_setting('bihuan.person') as person,
                          set_config('bihuan.scope', 'all', true), set_config('bihuan.person', '0', true)""")
                .query((row, number) -> Map.<String, Object>of(
                        "scope", row.getString("scope"),
                        "person", row.getString("person")))
                .single();
        T result = DataScopes.callAsSystem("a step beyond its writer's view", work);
        jdbc.sql("select set_config('bihuan.scope', :scope, true), set_config('bihuan.person', :person, true)")
                .params(before)
                .query((row, number) -> number)
                .single();
        return result;
    }

    /** Numbers of the parts of a case that are open, whoever sees them. */
    List<String> openChildren(long caseId) {
        return asSystem(() -> openParts(caseId));
    }

    private List<String> openParts(long caseId) {
        return jdbc.sql("select number from ledger_case where parent_id = :id and not closed order by id")
                .param("id", caseId)
                .query((row, number) -> row.getString(1))
                .list();
    }

    /** When an action was last done to a case in scope, empty when never. */
    Optional<Instant> lastDone(long caseId, String action) {
        return jdbc.sql(
                        "select at from case_event where case_id = :case and action = :action order by sequence desc limit 1")
                .param("case", caseId)
                .param("action", action)
                .query((row, number) -> requiredTime(row, "at"))
                .optional();
    }

    /** The whole history of a case in scope, in order. */
    List<CaseEvent> events(long caseId) {
        return jdbc.sql("select " + CaseEvent.COLUMNS + " from case_event where case_id = :case order by sequence")
                .param("case", caseId)
                .query(CaseStore::event)
                .list();
    }

    static CaseEvent event(ResultSet row, int number) throws SQLException {
        return new CaseEvent(
                row.getLong("case_id"),
                row.getLong("sequence"),
                row.getString("action"),
                row.getString("stage"),
                row.getObject("actor_id", Long.class),
                row.getString("actor_name"),
                requiredTime(row, "at"),
                row.getString("reason"),
                row.getString("payload"),
                row.getBytes("previous"),
                row.getBytes("hash"));
    }

    /** Cases whose overall (or stage) limit ran out unmarked, held for this transaction; others' held ones are left. */
    List<Long> unmarkedOverdue(boolean ofStage, Instant now, int most) {
        String due = ofStage ? "stage_due_at" : "due_at";
        String mark = ofStage ? "stage_overdue" : "overdue";
        return jdbc.sql("select id from ledger_case where not closed and not " + mark + " and " + due
                        + " <= :now order by " + due + " limit :most for update skip locked")
                .param("now", sql(now))
                .param("most", most)
                .query((row, number) -> row.getLong(1))
                .list();
    }

    /** Open cases with a limit, by id above one. */
    List<Long> openAfter(long caseId, int most) {
        return jdbc.sql(
                        "select id from ledger_case where not closed and (due_rule is not null or stage_due_at is not null)"
                                + " and id > :after order by id limit :most")
                .param("after", caseId)
                .param("most", most)
                .query((row, number) -> row.getLong(1))
                .list();
    }
}
