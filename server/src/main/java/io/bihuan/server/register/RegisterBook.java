package io.bihuan.server.register;

import io.bihuan.server.database.DataScope;
import io.bihuan.server.database.DataScopes;
import io.bihuan.server.http.Page;
import io.bihuan.server.http.PageQuery;
import io.bihuan.server.http.Problem;
import io.bihuan.server.identity.Directory;
import io.bihuan.server.ledger.Actor;
import io.bihuan.server.ledger.CaseBook;
import io.bihuan.server.register.EntryDetail.ActionOffer;
import io.bihuan.server.register.EntryDetail.Change;
import io.bihuan.server.register.EntryDetail.Children;
import io.bihuan.server.register.EntryRow.EntryMark;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads registers in the scope of the current work. */
@Component
public class RegisterBook {

    private static final Map<String, String> SORTS = Map.of(
            "key", "r.key",
            "title", "r.title",
            "state", "r.state",
            "grade", "r.grade_rank",
            "expiresOn", "r.expires_on",
            "updatedAt", "r.updated_at");

    private final JdbcClient jdbc;
    private final RegisterTypes types;
    private final EntryStore store;
    private final Directory directory;
    private final CaseBook cases;
    private final Today today;

    RegisterBook(
            JdbcClient jdbc, RegisterTypes types, EntryStore store, Directory directory, CaseBook cases, Today today) {
        this.jdbc = jdbc;
        this.types = types;
        this.store = store;
        this.directory = directory;
        this.cases = cases;
        this.today = today;
    }

    /** The city's day and moment. */
    @Component
    static class Today {
        private final InstantSource clock;
        private final ZoneId zone;

        Today(InstantSource clock, @Value("${bihuan.zone:Asia/Shanghai}") ZoneId zone) {
            this.clock = clock;
            this.zone = zone;
        }

        LocalDate day() {
            return LocalDate.ofInstant(clock.instant(), zone);
        }

        Instant now() {
            return clock.instant();
        }
    }

    /**
     * How many records stand where.
     *
     * @param expiring not finished with, and the watched date within 30 days
     * @param expired not finished with, and the watched date past
     */
    public record Counts(long all, Map<String, Long> byState, Map<String, Long> byGrade, long expiring, long expired) {}

    /**
     * Finds records.
     *
     * @throws Problem 404 {@code register-unknown}; 422 {@code sort-unknown}
     */
    @Transactional(readOnly = true)
    public Page<EntryRow> list(String register, EntryFilter filter, PageQuery page, Locale locale) {
        RegisterType type = types.get(register);
        var parameters = new HashMap<String, Object>();
        String where = where(register, filter, parameters);
        long total = jdbc.sql("select count(*)" + where)
                .params(parameters)
                .query(Long.class)
                .single();
        List<EntryRow> items = jdbc.sql("select r.*" + where + " order by " + page.orderBy(SORTS, "r.updated_at desc")
                        + ", r.id desc limit :limit offset :offset")
                .params(parameters)
                .param("limit", page.limit())
                .param("offset", page.offset())
                .query((row, number) -> row(type, store.entry(row), locale))
                .list();
        return new Page<>(items, total, page.number(), page.limit());
    }

    /** Hands every record over, one by one, in the order of the list. */
    @Transactional(readOnly = true)
    public void each(String register, EntryFilter filter, PageQuery page, Locale locale, Consumer<EntryRow> taker) {
        RegisterType type = types.get(register);
        var parameters = new HashMap<String, Object>();
        String where = where(register, filter, parameters);
        jdbc.sql("select r.*" + where + " order by " + page.orderBy(SORTS, "r.updated_at desc") + ", r.id desc")
                .withFetchSize(500)
                .params(parameters)
                .query(row -> {
                    taker.accept(row(type, store.entry(row), locale));
                });
    }

    private String where(String register, EntryFilter filter, Map<String, Object> parameters) {
        DataScope scope = DataScopes.current();
        parameters.putAll(scope.parameters());
        parameters.put("register", register);
        var sql = new StringBuilder(" from bihuan.register_record r where r.register = :register and ")
                .append(scope.condition("r.organisation_id", "r.grid_id"));
        and(sql, parameters, "r.state = :state", "state", blankToNull(filter.state()));
        and(sql, parameters, "r.grade = :grade", "grade", blankToNull(filter.grade()));
        and(sql, parameters, "r.ended = not :open", "open", filter.open());
        and(sql, parameters, "r.parent_id = :parent", "parent", filter.parentId());
        if (filter.expiringDays() != null) {
            sql.append(" and not r.ended and r.expires_on <= :until");
            parameters.put("until", today.day().plusDays(filter.expiringDays()));
        }
        if (filter.organisationId() != null) {
            sql.append(" and r.organisation_id = any(:below)");
            parameters.put(
                    "below",
                    directory.organisationsBelow(filter.organisationId()).toArray(Long[]::new));
        }
        String q = blankToNull(filter.q());
        if (q != null) {
            sql.append(" and (r.key ilike :like or r.title ilike :like or r.place ilike :like or exists"
                    + " (select from jsonb_each_text(r.fields) f where f.value ilike :like))");
            parameters.put("like", "%" + q.strip().replaceAll("([%_\\\\])", "\\\\$1") + "%");
        }
        return sql.toString();
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private static void and(
            StringBuilder sql, Map<String, Object> parameters, String condition, String name, @Nullable Object value) {
        if (value != null) {
            sql.append(" and ").append(condition);
            parameters.put(name, value);
        }
    }

    /**
     * Counts a register's records in scope.
     *
     * @throws Problem 404 {@code register-unknown}
     */
    @Transactional(readOnly = true)
    public Counts counts(String register) {
        types.get(register);
        var none = new EntryFilter(null, null, null, null, null, null, null);
        var parameters = new HashMap<String, Object>();
        String where = where(register, none, parameters);
        var byState = new HashMap<String, Long>();
        var byGrade = new HashMap<String, Long>();
        jdbc.sql("select r.state, r.grade, count(*)" + where + " group by 1, 2")
                .params(parameters)
                .query(row -> {
                    byState.merge(row.getString(1), row.getLong(3), Long::sum);
                    if (row.getString(2) != null) {
                        byGrade.merge(row.getString(2), row.getLong(3), Long::sum);
                    }
                });
        long all = byState.values().stream().mapToLong(Long::longValue).sum();
        parameters.put("today", today.day());
        parameters.put("soon", today.day().plusDays(30));
        long[] dates = jdbc.sql("select count(*) filter (where r.expires_on >= :today and r.expires_on <= :soon),"
                        + " count(*) filter (where r.expires_on < :today)" + where + " and not r.ended")
                .params(parameters)
                .query((row, number) -> new long[] {row.getLong(1), row.getLong(2)})
                .single();
        return new Counts(all, byState, byGrade, dates[0], dates[1]);
    }

    /**
     * One record with everything about it.
     *
     * @throws Problem 404 {@code record-unknown}
     */
    @Transactional(readOnly = true)
    public EntryDetail open(long id, Actor actor, Locale locale) {
        Entry entry = store.find(id)
                .filter(found -> DataScopes.current().sees(found.organisationId(), found.gridId()))
                .orElseThrow(() -> Problem.notFound("record-unknown", id));
        RegisterType type = types.get(entry.register());
        @Nullable
        EntryRow parent = Optional.ofNullable(entry.parentId())
                .flatMap(store::find)
                .map(found -> row(types.get(found.register()), found, locale))
                .orElse(null);
        return new EntryDetail(
                row(type, entry, locale),
                parent,
                store.events(id).stream()
                        .map(event -> change(type, event, locale))
                        .toList(),
                store.cases(id).stream()
                        .flatMap(each -> cases.find(each, locale).stream())
                        .toList(),
                type.actions().stream()
                        .filter(action -> action.from().contains(entry.state()))
                        .map(action -> offer(Registers.refusal(type, action, entry, actor, today.now()), action.key()))
                        .toList(),
                types.all().stream()
                        .filter(each -> type.key().equals(each.parent()))
                        .map(each -> new Children(
                                each.key(), inLanguage(locale, each.name(), each.nameEn()), count(each.key(), id)))
                        .toList(),
                Registers.edits(type, actor));
    }

    private long count(String register, long parent) {
        return jdbc.sql(
                        "select count(*) from bihuan.register_record where parent_id = :parent and register = :register")
                .param("parent", parent)
                .param("register", register)
                .query(Long.class)
                .single();
    }

    private static ActionOffer offer(@Nullable Problem refusal, String key) {
        return refusal == null
                ? new ActionOffer(key, true, null, List.of())
                : new ActionOffer(key, false, refusal.code(), List.of(refusal.arguments()));
    }

    private static Change change(RegisterType type, EntryEvent event, Locale locale) {
        String name = type.action(event.action())
                .map(action -> inLanguage(locale, action.name(), action.nameEn()))
                .orElse("");
        return new Change(event, name, state(type, event.state(), locale).name());
    }

    private EntryRow row(RegisterType type, Entry entry, Locale locale) {
        return new EntryRow(
                entry.id(),
                entry.register(),
                entry.key(),
                entry.title(),
                state(type, entry.state(), locale),
                grade(type, entry.grade(), locale),
                directory.organisationRef(entry.organisationId()),
                directory.gridRef(entry.gridId()),
                entry.parentId(),
                entry.place(),
                entry.longitudeDegrees(),
                entry.latitudeDegrees(),
                entry.fields(),
                entry.expiresOn(),
                entry.version(),
                entry.updatedAt());
    }

    private static EntryMark state(RegisterType type, String key, Locale locale) {
        return type.state(key)
                .map(state -> new EntryMark(key, inLanguage(locale, state.name(), state.nameEn()), state.tone()))
                .orElse(new EntryMark(key, key, "plain"));
    }

    private static @Nullable EntryMark grade(RegisterType type, @Nullable String key, Locale locale) {
        var grade = type.grade();
        if (key == null || grade == null) {
            return null;
        }
        return grade.steps().stream()
                .filter(step -> step.key().equals(key))
                .map(step -> new EntryMark(key, inLanguage(locale, step.name(), step.nameEn()), step.tone()))
                .findFirst()
                .orElse(new EntryMark(key, key, "grey"));
    }

    static String inLanguage(Locale locale, String chinese, String english) {
        return locale.getLanguage().equals("en") ? english : chinese;
    }
}
