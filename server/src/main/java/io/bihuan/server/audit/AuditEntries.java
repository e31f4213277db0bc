package io.bihuan.server.audit;

import io.bihuan.server.database.DataScopes;
import io.bihuan.server.http.Messages;
import io.bihuan.server.http.Page;
import io.bihuan.server.http.PageQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Reads the audit log. */
@Component
class AuditEntries {

    private static final int FETCHED_AT_ONCE = 1_000;
    /** How the keys of the actions' names begin in the bundles. */
    private static final String NAMES = "audit.";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Messages messages;
    private final SubjectWords words;

    AuditEntries(JdbcClient jdbc, JsonMapper json, Messages messages, SubjectWords words) {
        this.words = words;
        this.jdbc = jdbc;
        this.json = json;
        this.messages = messages;
    }

    /** One act, as the auditor sees it; {@code actionName} and {@code subjectName} are in the auditor's language. */
    record Entry(
            long id,
            Instant at,
            @Nullable Long personId,
            String personName,
            String action,
            String actionName,
            String subject,
            String subjectName,
            Map<String, ?> details,
            @Nullable String address) {}

    /** Something that can be done, and its name in the auditor's language. */
    record AuditAction(String action, String name) {}

    /** What to look for; null leaves a field open. */
    record Filter(
            @Nullable Long person,
            @Nullable String name,
            @Nullable String action,
            @Nullable String subject,
            @Nullable Instant from,
            @Nullable Instant to) {

        /** As it is written into the audit log itself. */
        Map<String, Object> written() {
            var written = new LinkedHashMap<String, Object>();
            add(written, "person", person);
            add(written, "q", name);
            add(written, "action", action);
            add(written, "subject", subject);
            add(written, "from", from);
            add(written, "to", to);
            return written;
        }

        private static void add(Map<String, Object> written, String key, @Nullable Object value) {
            if (value != null) {
                written.put(key, value.toString());
            }
        }
    }

    /** Every action there is, by name. */
    List<AuditAction> actions(Locale locale) {
        return messages.beginningWith(locale, NAMES).entrySet().stream()
                .map(text -> new AuditAction(text.getKey().substring(NAMES.length()), text.getValue()))
                .sorted(Comparator.comparing(AuditAction::name).thenComparing(AuditAction::action))
                .toList();
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    Page<Entry> find(Filter filter, PageQuery page, Locale locale) {
        Map<String, Object> values = new HashMap<>();
        SubjectWords.Reading reading = words.reading();
        String where = where(filter, values);
        long total = jdbc.sql("select count(*) from audit_entry" + where)
                .params(values)
                .query((row, number) -> row.getLong(1))
                .single();
        List<Entry> items = jdbc.sql("select * from audit_entry" + where + " order by at desc, id desc limit "
                        + page.limit() + " offset " + page.offset())
                .params(values)
                .query((row, number) -> entry(row, reading, locale))
                .list();
        return new Page<>(items, total, page.number(), page.limit());
    }

    /** Oldest first, one after the other: they are never all in memory. */
    @Transactional(readOnly = true)
    void each(Filter filter, int most, Locale locale, Consumer<Entry> reader) {
        Map<String, Object> values = new HashMap<>();
        SubjectWords.Reading reading = words.reading();
        String where = where(filter, values);
        try (var rows = jdbc
                .sql("select * from audit_entry" + where + " order by at, id limit " + most)
                .params(values)
                .withFetchSize(FETCHED_AT_ONCE)
                .query((row, number) -> entry(row, reading, locale))
                .stream()) {
            rows.forEach(reader);
        }
    }

    private static String where(Filter filter, Map<String, Object> values) {
        var conditions = new ArrayList<String>();
        values.putAll(DataScopes.current().parameters());
        conditions.add(DataScopes.current().condition("organisation_id", "null::bigint"));
        add(conditions, values, "person_id = :person", "person", filter.person());
        add(conditions, values, "strpos(lower(person_name), lower(:name)) > 0", "name", filter.name());
        String action = filter.action();
        boolean kind = action != null && action.endsWith(".");
        add(conditions, values, kind ? "starts_with(action, :action)" : "action = :action", "action", action);
        add(conditions, values, "starts_with(subject, :subject)", "subject", filter.subject());
        add(conditions, values, "at >= :from", "from", time(filter.from()));
        add(conditions, values, "at < :to", "to", time(filter.to()));
        return " where " + String.join(" and ", conditions);
    }

    private static void add(
            List<String> conditions, Map<String, Object> values, String condition, String key, @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            values.put(key, value);
        }
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    @SuppressWarnings("unchecked")
    private Entry entry(ResultSet row, SubjectWords.Reading reading, Locale locale) throws SQLException {
        String action = row.getString("action");
        String subject = row.getString("subject");
        Map<String, ?> details = json.readValue(row.getString("details"), Map.class);
        return new Entry(
                row.getLong("id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getObject("person_id", Long.class),
                row.getString("person_name"),
                action,
                messages.find(locale, NAMES + action).orElse(action),
                subject,
                reading.of(subject, details, locale),
                details,
                row.getString("address"));
    }
}
