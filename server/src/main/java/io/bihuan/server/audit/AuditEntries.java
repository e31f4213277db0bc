package io.bihuan.server.audit;

import io.bihuan.server.database.DataScopes;
import io.bihuan.server.http.Page;
import io.bihuan.server.http.PageQuery;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Reads the audit log, newest first. */
@Component
class AuditEntries {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    AuditEntries(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** One act, as the auditor sees it. */
    record Entry(
            long id,
            Instant at,
            @Nullable Long personId,
            String personName,
            String action,
            String subject,
            Map<String, ?> details,
            @Nullable String address) {}

    /** What to look for; null leaves a field open. */
    record Filter(
            @Nullable Long person,
            @Nullable String action,
            @Nullable Instant from,
            @Nullable Instant to) {}

    @Transactional(readOnly = true)
    Page<Entry> find(Filter filter, PageQuery page) {
        var conditions = new ArrayList<String>();
        Map<String, Object> values = new HashMap<>(DataScopes.current().parameters());
        conditions.add(DataScopes.current().condition("organisation_id", "null::bigint"));
        if (filter.person() != null) {
            conditions.add("person_id = :person");
            values.put("person", filter.person());
        }
        if (filter.action() != null && !filter.action().isBlank()) {
            conditions.add("starts_with(action, :action)");
            values.put("action", filter.action());
        }
        if (filter.from() != null) {
            conditions.add("at >= :from");
            values.put("from", filter.from().atOffset(ZoneOffset.UTC));
        }
        if (filter.to() != null) {
            conditions.add("at < :to");
            values.put("to", filter.to().atOffset(ZoneOffset.UTC));
        }
        String where = " where " + String.join(" and ", conditions);
        long total = jdbc.sql("select count(*) from audit_entry" + where)
                .params(values)
                .query((row, number) -> row.getLong(1))
                .single();
        List<Entry> items = jdbc.sql("select * from audit_entry" + where + " order by at desc, id desc limit "
                        + page.limit() + " offset " + page.offset())
                .params(values)
                .query((row, number) -> new Entry(
                        row.getLong("id"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getObject("person_id", Long.class),
                        row.getString("person_name"),
                        row.getString("action"),
                        row.getString("subject"),
                        details(row.getString("details")),
                        row.getString("address")))
                .list();
        return new Page<>(items, total, page.number(), page.limit());
    }

    @SuppressWarnings("unchecked")
    private Map<String, ?> details(String text) {
        return json.readValue(text, Map.class);
    }
}
