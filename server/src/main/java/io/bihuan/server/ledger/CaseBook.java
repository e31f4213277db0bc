package io.bihuan.server.ledger;

import io.bihuan.server.database.DataScope;
import io.bihuan.server.database.DataScopes;
import io.bihuan.server.http.Page;
import io.bihuan.server.http.PageQuery;
import io.bihuan.server.http.Problem;
import io.bihuan.server.identity.Directory;
import io.bihuan.server.identity.Viewer;
import io.bihuan.server.ledger.CaseRow.AssetRef;
import io.bihuan.server.ledger.CaseRow.Named;
import io.bihuan.server.ledger.history.CaseState;
import io.bihuan.server.ledger.history.LedgerClock;
import io.bihuan.server.ledger.type.CaseType;
import io.bihuan.server.ledger.type.CaseType.Action;
import io.bihuan.server.ledger.type.CaseType.By;
import io.bihuan.server.ledger.type.CaseTypes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads lists of cases in the scope of the current work. */
@Component
public class CaseBook {

    private static final long COUNTED = 1_000;
    private static final String FROM = " from bihuan.ledger_case c where ";
    private static final String NEWEST_FIRST = "c.filed_at desc, c.id desc";

    /** Which of cases alike comes first: the newest, which has an index where the other columns leave nothing to sort by. */
    private static final String TIES = ", " + NEWEST_FIRST;

    /**
     * That the overall limit ran out: before the close, which is marked, or by now. In two parts, each of which has an
     * index of its own; a case without limit is not overdue.
     */
    private static final String OVERDUE =
            "(c.overdue or not c.closed and not c.overdue and c.due_at is not null and c.due_at <= :now)";

    private static final Map<String, String> SORTS = Map.of(
            "number", "c.number",
            "title", "c.title",
            "stage", "c.stage",
            "state", "c.closed",
            "severity", "c.severity",
            "filedAt", "c.filed_at",
            "dueAt", "c.due_at",
            "closedAt", "c.closed_at",
            "alarmCount", "c.alarm_count",
            "updatedAt", "c.updated_at");
    private static final Set<String> NEVER_EMPTY = Set.of("number", "severity", "filedAt", "updatedAt");

    private final JdbcClient jdbc;
    private final CaseTypes types;
    private final Directory directory;
    private final WordedCases worded;
    private final LedgerClock clock;

    CaseBook(JdbcClient jdbc, CaseTypes types, Directory directory, WordedCases worded, LedgerClock clock) {
        this.worded = worded;
        this.jdbc = jdbc;
        this.types = types;
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * The scope as a condition on the row {@code c}: the owner's side, the handler's, that of those who help; for a
     * confidential case, the people named on it.
     */
    public static String scopeCondition(DataScope scope) {
        if (scope.everything() && scope.personId() == 0) {
            return "true";
        }
        String named = "c.reader_ids @> array[cast(:scopePerson as bigint)]";
        if (scope.everything()) {
            return "(not c.confidential or " + named + ")";
        }
        return "(not c.confidential and (" + scope.condition("c.organisation_id", "c.grid_id") + " or "
                + scope.condition("c.handler_organisation_id", "c.grid_id")
                + " or " + assisting(scope) + ") or c.confidential and " + named + ")";
    }

    /** The values {@link #scopeCondition} names. */
    public static Map<String, Object> scopeParameters(DataScope scope) {
        var parameters = new HashMap<String, Object>(scope.parameters());
        parameters.put("scopePerson", scope.personId());
        return parameters;
    }

    /**
     * Finds cases. Counting stops at a thousand, or at the end of the page where that is further on.
     *
     * @throws Problem 422 {@code sort-unknown}
     */
    @Transactional(readOnly = true)
    public Page<CaseRow> list(CaseFilter filter, PageQuery page, Viewer viewer, Locale locale) {
        planForTheseValues();
        DataScope scope = DataScopes.current();
        var parameters = new HashMap<String, Object>(scopeParameters(scope));
        String where = scopeCondition(scope) + conditions(filter, viewer, parameters);
        long wanted = Math.max(COUNTED, page.offset() + (long) page.limit());
        long counted = jdbc.sql("select count(*) from (select 1" + FROM + where + " limit :wanted + 1) as counted")
                .params(parameters)
                .param("wanted", wanted)
                .query(Long.class)
                .single();
        List<CaseRow> items = jdbc.sql("select c.*" + FROM + where + " order by "
                        + page.orderBy(SORTS, NEVER_EMPTY, NEWEST_FIRST) + TIES + " limit :limit offset :offset")
                .params(parameters)
                .param("limit", page.limit())
                .param("offset", page.offset())
                .query((row, number) -> row(row, locale))
                .list();
        return new Page<>(items, Math.min(counted, wanted), counted <= wanted, page.number(), page.limit());
    }

    /** How many cases there are, counted no further than to {@code most}. */
    @Transactional(readOnly = true)
    public long count(CaseFilter filter, Viewer viewer, int most) {
        planForTheseValues();
        DataScope scope = DataScopes.current();
        var parameters = new HashMap<String, Object>(scopeParameters(scope));
        String where = scopeCondition(scope) + conditions(filter, viewer, parameters);
        return jdbc.sql("select count(*) from (select 1" + FROM + where + " limit :most) counted")
                .params(parameters)
                .param("most", most)
                .query(Long.class)
                .single();
    }

    /** One case, empty when there is none in scope. */
    @Transactional(readOnly = true)
    public Optional<CaseRow> find(long caseId, Locale locale) {
        DataScope scope = DataScopes.current();
        return jdbc.sql("select c.*" + FROM + scopeCondition(scope) + " and c.id = :id")
                .params(scopeParameters(scope))
                .param("id", caseId)
                .query((row, number) -> row(row, locale))
                .optional();
    }

    /**
     * A case with what a list can show of it besides its row.
     *
     * @param conditionId the filing condition, null for none
     * @param fields stated values by field key, as text
     */
    public record Listed(
            CaseRow row,
            @Nullable Long conditionId,
            Map<String, Object> fields,
            @Nullable String place,
            @Nullable Double longitudeDegrees,
            @Nullable Double latitudeDegrees) {}

    /**
     * Hands over the cases of a list one by one without holding them, in the order asked for.
     *
     * @param most how many at most
     * @throws Problem 422 {@code sort-unknown}
     */
    @Transactional(readOnly = true)
    public void each(
            CaseFilter filter, PageQuery order, Viewer viewer, Locale locale, int most, Consumer<Listed> taker) {
        DataScope scope = DataScopes.current();
        var parameters = new HashMap<String, Object>(scopeParameters(scope));
        String where = scopeCondition(scope) + conditions(filter, viewer, parameters);
        jdbc.sql("select c.*" + FROM + where + " order by " + order.orderBy(SORTS, NEVER_EMPTY, NEWEST_FIRST) + TIES
                        + " limit :limit")
                .withFetchSize(500)
                .params(parameters)
                .param("limit", most)
                .query(row -> {
                    taker.accept(new Listed(
                            row(row, locale),
                            row.getObject("condition_id", Long.class),
                            CaseState.read(row.getString("fields")),
                            row.getString("place"),
                            row.getObject("longitude_degrees", Double.class),
                            row.getObject("latitude_degrees", Double.class)));
                });
    }

    /** Those of these cases that are in scope, in the order of the ids. */
    @Transactional(readOnly = true)
    public List<CaseRow> rows(List<Long> caseIds, Locale locale) {
        DataScope scope = DataScopes.current();
        Map<Long, CaseRow> found = new HashMap<>();
        jdbc.sql("select c.*" + FROM + scopeCondition(scope) + " and c.id = any(:ids)")
                .params(scopeParameters(scope))
                .param("ids", caseIds.toArray(Long[]::new))
                .query((row, number) -> row(row, locale))
                .list()
                .forEach(row -> found.put(row.id(), row));
        return caseIds.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    /** Cases in scope that name this one in a column, oldest first. */
    List<CaseRow> linkedBy(String column, long caseId, Locale locale) {
        DataScope scope = DataScopes.current();
        return jdbc.sql("select c.*" + FROM + scopeCondition(scope) + " and c." + column
                        + " = :id order by c.id limit 200")
                .params(scopeParameters(scope))
                .param("id", caseId)
                .query((row, number) -> row(row, locale))
                .list();
    }

    /**
     * Has the database plan the queries of this transaction for their values. A plan for any value costs seconds instead
     * of milliseconds here: how many cases fit depends on which stage, organisation or words are asked for.
     */
    private void planForTheseValues() {
        jdbc.sql("set local plan_cache_mode = force_custom_plan").update();
    }

    private String conditions(CaseFilter filter, Viewer viewer, Map<String, Object> parameters) {
        var sql = new StringBuilder();
        and(sql, parameters, "c.type = :type", "type", filter.type());
        and(sql, parameters, "c.stage = :stage", "stage", filter.stage());
        and(sql, parameters, "c.closed = :closed", "closed", filter.closed());
        and(sql, parameters, "c.asset_id = :asset", "asset", filter.assetId());
        and(sql, parameters, "c.severity = :severity", "severity", filter.severity());
        and(sql, parameters, "c.filed_at >= :from", "from", CaseStore.sql(filter.from()));
        and(sql, parameters, "c.filed_at < :to", "to", CaseStore.sql(filter.to()));
        if (filter.overdue() != null) {
            sql.append(filter.overdue() ? " and " : " and not ").append(OVERDUE);
            parameters.put("now", clock.now().atOffset(ZoneOffset.UTC));
        }
        if (filter.organisationId() != null) {
            sql.append(
                    " and (c.organisation_id = any(:organisations) or c.handler_organisation_id = any(:organisations))");
            parameters.put(
                    "organisations",
                    directory.organisationsBelow(filter.organisationId()).toArray(Long[]::new));
        }
        if (filter.q() != null && !filter.q().isBlank()) {
            written(filter.q().strip(), sql, parameters);
        }
        if (filter.mine()) {
            sql.append(" and not c.closed and ").append(mine(viewer, parameters));
        }
        if (filter.further().dueSoon()) {
            sql.append(" and not c.closed and c.due_at > :soonFrom and c.due_at <= :soonTo");
            parameters.put("soonFrom", clock.now().atOffset(ZoneOffset.UTC));
            parameters.put("soonTo", clock.now().plus(CaseFigures.SOON).atOffset(ZoneOffset.UTC));
        }
        sql.append(FurtherConditions.of(filter.further(), viewer, types, directory, parameters));
        return sql.toString();
    }

    /** A whole number means that case, anything else whatever holds it: the letters of numbers are much the same in all. */
    private void written(String part, StringBuilder sql, Map<String, Object> parameters) {
        Optional<Long> numbered = worded.withNumber(part);
        if (numbered.isPresent()) {
            and(sql, parameters, "c.id = :numbered", "numbered", numbered.get());
            return;
        }
        worded.withPart(part).ifPresent(ids -> and(sql, parameters, "c.id = any(:worded)", "worded", ids));
        sql.append(" and (c.number ilike :like or c.title ilike :like or c.plate ilike :like)");
        parameters.put("like", "%" + part.replaceAll("([%_\\\\])", "\\\\$1") + "%");
    }

    private static void and(
            StringBuilder sql, Map<String, Object> parameters, String condition, String name, @Nullable Object value) {
        if (value != null) {
            sql.append(" and ").append(condition);
            parameters.put(name, value);
        }
    }

    /** Cases in stages that an action of the viewer's role leads out of, where the viewer stands to the case as it asks. */
    private String mine(Viewer viewer, Map<String, Object> parameters) {
        DataScope scope = DataScopes.current();
        var free = new TreeSet<String>();
        var by = new EnumMap<By, Set<String>>(By.class);
        for (CaseType type : types.all()) {
            for (Action action : type.actions()) {
                if (action.to() != null && action.roles().contains(viewer.role())) {
                    var keys = action.from().stream()
                            .map(stage -> type.key() + "/" + stage)
                            .toList();
                    if (action.by().isEmpty()) {
                        free.addAll(keys);
                    }
                    action.by()
                            .forEach(each -> by.computeIfAbsent(each, none -> new TreeSet<>())
                                    .addAll(keys));
                }
            }
        }
        var sql = new StringBuilder("(c.type || '/' || c.stage = any(:freeStages)");
        parameters.put("freeStages", free.toArray(String[]::new));
        parameters.put("me", viewer.personId());
        by.forEach((each, keys) -> {
            String name = "stagesOf" + each;
            parameters.put(name, keys.toArray(String[]::new));
            sql.append(" or (c.type || '/' || c.stage = any(:")
                    .append(name)
                    .append(") and ")
                    .append(stands(each, scope))
                    .append(")");
        });
        return sql.append(")").toString();
    }

    private static String stands(By by, DataScope scope) {
        return switch (by) {
            case HANDLER -> scope.condition("c.handler_organisation_id", "c.grid_id");
            case ASSISTING -> scope.everything() ? "c.assisting_organisation_ids is not null" : assisting(scope);
            case FILER -> "c.filer_id = :me";
            case READER -> "c.reader_ids @> array[cast(:me as bigint)]";
        };
    }

    /** That an organisation of the scope helps; for a scope that does not see everything. */
    private static String assisting(DataScope scope) {
        return "(c.assisting_organisation_ids && :scopeOrganisations"
                + (scope.gridIds() == null ? ")" : " and c.grid_id = any(:scopeGrids))");
    }

    private CaseRow row(ResultSet row, Locale locale) throws SQLException {
        boolean closed = row.getBoolean("closed");
        Instant dueAt = CaseStore.time(row, "due_at");
        Instant closedAt = CaseStore.time(row, "closed_at");
        String type = row.getString("type");
        Long asset = row.getObject("asset_id", Long.class);
        Long handler = row.getObject("handler_organisation_id", Long.class);
        String plate = row.getString("plate");
        return new CaseRow(
                row.getLong("id"),
                row.getString("number"),
                row.getString("title"),
                typeName(type, locale),
                stageName(type, row.getString("stage"), locale),
                closed ? CaseRow.State.CLOSED : CaseRow.State.OPEN,
                row.getInt("severity"),
                asset == null ? null : new AssetRef(asset, plate == null ? "" : plate),
                directory.organisationRef(row.getLong("organisation_id")),
                directory.gridRef(row.getObject("grid_id", Long.class)),
                handler == null ? null : directory.organisationRef(handler),
                CaseStore.requiredTime(row, "filed_at"),
                dueAt,
                CaseStore.time(row, "stage_due_at"),
                row.getBoolean("overdue") || isLate(dueAt, closedAt == null ? clock.now() : closedAt),
                closedAt,
                row.getInt("alarm_count"),
                CaseStore.requiredTime(row, "updated_at"),
                row.getString("urgency"),
                Listing.level(row.getObject("listed", Integer.class)),
                row.getObject("parent_id", Long.class),
                row.getBoolean("confidential"),
                row.getBoolean("stage_overdue"),
                row.getObject("longitude_degrees", Double.class),
                row.getObject("latitude_degrees", Double.class));
    }

    /** Whether the limit had run out by a moment, marked or not: history that was brought in was never swept. */
    private static boolean isLate(@Nullable Instant dueAt, Instant moment) {
        return dueAt != null && !dueAt.isAfter(moment);
    }

    /** A type in force. */
    Optional<CaseType> type(String key) {
        return types.find(key);
    }

    Named typeName(String key, Locale locale) {
        return types.find(key)
                .map(type -> new Named(key, inLanguage(locale, type.name(), type.nameEn())))
                .orElse(new Named(key, key));
    }

    Named stageName(String typeKey, String stageKey, Locale locale) {
        return types.find(typeKey)
                .flatMap(type -> type.stage(stageKey))
                .map(stage -> new Named(stageKey, inLanguage(locale, stage.name(), stage.nameEn())))
                .orElse(new Named(stageKey, stageKey));
    }

    /** The name of something a type describes, in the reader's language. */
    static String inLanguage(Locale locale, String chinese, String english) {
        return locale.getLanguage().equals("en") ? english : chinese;
    }
}
