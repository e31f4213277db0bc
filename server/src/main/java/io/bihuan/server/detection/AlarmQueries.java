package io.bihuan.server.detection;

import io.bihuan.server.database.DataScopes;
import io.bihuan.server.http.Page;
import io.bihuan.server.http.PageQuery;
import io.bihuan.server.identity.Directory;
import io.bihuan.server.identity.Organisation;
import io.bihuan.server.identity.Ref;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads the {@code alarm} table in the scope of the current work; every call runs in the caller's transaction. */
@Repository
class AlarmQueries {

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final Map<String, String> SORTS = Map.of(
            "startTime", "a.start_time",
            "endTime", "a.end_time",
            "severity", "a.severity",
            "plate", "a.plate",
            "kind", "a.kind",
            "state", "a.state");
    private static final String NEWEST_FIRST = "a.start_time desc, a.id";
    private static final String FROM = " from bihuan.alarm a where ";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final AlarmKinds kinds;
    private final Directory directory;
    private final ObjectProvider<AlarmCases> cases;

    AlarmQueries(
            JdbcClient jdbc, JsonMapper json, AlarmKinds kinds, Directory directory, ObjectProvider<AlarmCases> cases) {
        this.jdbc = jdbc;
        this.json = json;
        this.kinds = kinds;
        this.directory = directory;
        this.cases = cases;
    }

    Page<AlarmRow> find(AlarmFilter filter, PageQuery query) {
        Map<String, Object> parameters = new HashMap<>(DataScopes.current().parameters());
        String where = where(filter, parameters);
        long total = jdbc.sql("select count(*)" + FROM + where)
                .params(parameters)
                .query(Long.class)
                .single();
        parameters.put("limit", query.limit());
        parameters.put("offset", query.offset());
        List<AlarmRecord> page = jdbc.sql("select a.*" + FROM + where + " order by "
                        + query.orderBy(SORTS, NEWEST_FIRST) + ", a.id" + " limit :limit offset :offset")
                .params(parameters)
                .query(this::read)
                .list();
        List<AlarmRow> rows = withCases(page).stream().map(AlarmRecord::row).toList();
        return new Page<>(rows, total, query.number(), query.limit());
    }

    Optional<AlarmRecord> byId(String id) {
        return byIds(List.of(id)).stream().findFirst();
    }

    List<AlarmRecord> byIds(Collection<String> ids) {
        Map<String, Object> parameters = new HashMap<>(DataScopes.current().parameters());
        parameters.put("ids", ids.toArray(String[]::new));
        return withCases(jdbc.sql("select a.*" + FROM + scope() + " and a.id = any(:ids)")
                .params(parameters)
                .query(this::read)
                .list());
    }

    private List<AlarmRecord> withCases(List<AlarmRecord> alarms) {
        AlarmCases ledger = cases.getIfAvailable();
        if (alarms.isEmpty() || ledger == null) {
            return alarms;
        }
        Map<String, AlarmCases.CaseRef> found =
                ledger.casesOf(alarms.stream().map(alarm -> alarm.row().id()).toList());
        return alarms.stream()
                .map(alarm -> new AlarmRecord(
                        alarm.row().withCase(found.get(alarm.row().id())), alarm.gridId()))
                .toList();
    }

    private static String scope() {
        return DataScopes.current().condition("a.organisation_id", "a.grid_id");
    }

    private String where(AlarmFilter filter, Map<String, Object> parameters) {
        var where = new StringBuilder(scope());
        add(
                where,
                parameters,
                " and a.state = any(:states)",
                "states",
                filter.states().isEmpty()
                        ? null
                        : filter.states().stream().map(Enum::name).toArray(String[]::new));
        add(where, parameters, " and a.severity = :severity", "severity", filter.severity());
        add(where, parameters, " and a.kind = :kind", "kind", filter.kind());
        add(where, parameters, " and a.asset_id = :asset", "asset", filter.assetId());
        add(where, parameters, " and a.start_time >= :from", "from", at(filter.from()));
        add(where, parameters, " and a.start_time < :to", "to", at(filter.to()));
        Long organisation = filter.organisationId();
        add(
                where,
                parameters,
                " and a.organisation_id = any(:below)",
                "below",
                organisation == null
                        ? null
                        : directory.organisationsBelow(organisation).toArray(Long[]::new));
        String text = filter.text();
        if (text != null && !text.isBlank()) {
            String pattern = "%" + text.strip().replaceAll("([\\\\%_])", "\\\\$1") + "%";
            where.append(" and (a.plate ilike :text or a.kind ilike :text or a.kind = any(:kinds)"
                    + " or a.organisation_id = any(:named))");
            parameters.put("text", pattern);
            parameters.put(
                    "kinds",
                    kinds.named(text.strip(), LocaleContextHolder.getLocale()).toArray(String[]::new));
            parameters.put(
                    "named",
                    directory.organisations(DataScopes.current()).stream()
                            .filter(named -> named.name().contains(text.strip()))
                            .map(Organisation::id)
                            .toArray(Long[]::new));
        }
        return where.toString();
    }

    private static void add(
            StringBuilder where,
            Map<String, Object> parameters,
            String condition,
            String name,
            @Nullable Object value) {
        if (value != null) {
            where.append(condition);
            parameters.put(name, value);
        }
    }

    private AlarmRecord read(ResultSet row, int number) throws SQLException {
        String kind = row.getString("kind");
        Long acknowledgedBy = (Long) row.getObject("acknowledged_by");
        String name = Objects.requireNonNullElse(row.getString("acknowledged_name"), "");
        var alarm = new AlarmRow(
                row.getString("id"),
                kind,
                kinds.name(kind, LocaleContextHolder.getLocale()),
                row.getString("detector"),
                row.getInt("severity"),
                AlarmView.State.valueOf(row.getString("state")),
                new AlarmRow.AssetRef(row.getLong("asset_id"), row.getString("plate"), row.getString("asset_kind")),
                directory.organisationRef(row.getLong("organisation_id")),
                required(row, "start_time"),
                instant(row, "end_time"),
                (Double) row.getObject("worst_value"),
                (Double) row.getObject("limit_value"),
                row.getString("unit"),
                instant(row, "worst_time"),
                row.getDouble("longitude"),
                row.getDouble("latitude"),
                row.getString("frame"),
                json.readValue(row.getString("attributes"), TEXTS),
                acknowledgedBy == null ? null : new Ref(acknowledgedBy, name),
                instant(row, "acknowledged_at"),
                row.getString("acknowledge_note"),
                instant(row, "shelved_until"),
                row.getString("shelve_reason"),
                null,
                null);
        return new AlarmRecord(alarm, (Long) row.getObject("grid_id"));
    }

    private static Instant required(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(instant(row, column));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
