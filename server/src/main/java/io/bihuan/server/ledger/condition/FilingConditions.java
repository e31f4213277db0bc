package io.bihuan.server.ledger.condition;

import io.bihuan.server.audit.Audit;
import io.bihuan.server.calendar.LimitRule;
import io.bihuan.server.http.Page;
import io.bihuan.server.http.PageQuery;
import io.bihuan.server.http.Problem;
import io.bihuan.server.http.Problem.FieldError;
import io.bihuan.server.ledger.type.CaseTypes;
import io.bihuan.server.ledger.type.LoopRules;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The city's table of filing conditions. Everybody reads it; people who see the whole city change it. */
@Component
public class FilingConditions {

    private static final int LONGEST = 1000;
    private static final int LONGEST_CODE = 40;

    private final JdbcClient jdbc;
    private final CaseTypes types;
    private final Audit audit;

    FilingConditions(JdbcClient jdbc, CaseTypes types, Audit audit) {
        this.jdbc = jdbc;
        this.types = types;
        this.audit = audit;
    }

    /** Conditions of a type, or of all, that contain a text; retired ones last. */
    @Transactional(readOnly = true)
    public Page<FilingCondition> find(@Nullable String type, @Nullable String q, boolean retired, PageQuery page) {
        var parameters = new HashMap<String, Object>();
        var where = new StringBuilder(retired ? "true" : "retired_at is null");
        if (type != null && !type.isBlank()) {
            where.append(" and type = :type");
            parameters.put("type", type);
        }
        if (q != null && !q.isBlank()) {
            where.append(" and concat_ws(' ', code, category, subcategory, name, filing) ilike :like");
            parameters.put("like", "%" + q.strip().replaceAll("([%_\\\\])", "\\\\$1") + "%");
        }
        long total = jdbc.sql("select count(*) from filing_condition where " + where)
                .params(parameters)
                .query(Long.class)
                .single();
        List<FilingCondition> items = jdbc.sql("select * from filing_condition where " + where
                        + " order by retired_at nulls first, type, code limit :limit offset :offset")
                .params(parameters)
                .param("limit", page.limit())
                .param("offset", page.offset())
                .query(FilingConditions::row)
                .list();
        return new Page<>(items, total, page.number(), page.limit());
    }

    /** A condition, retired or not. */
    @Transactional(readOnly = true)
    public Optional<FilingCondition> find(long id) {
        return jdbc.sql("select * from filing_condition where id = :id")
                .param("id", id)
                .query(FilingConditions::row)
                .optional();
    }

    /** The condition of a type with a code, retired or not. */
    @Transactional(readOnly = true)
    public Optional<FilingCondition> find(String type, String code) {
        return jdbc.sql("select * from filing_condition where type = :type and code = :code")
                .param("type", type)
                .param("code", code)
                .query(FilingConditions::row)
                .optional();
    }

    /** All conditions of a type under which something can be filed, by code. */
    @Transactional(readOnly = true)
    public List<FilingCondition> inForce(String type) {
        return jdbc.sql("select * from filing_condition where type = :type and retired_at is null order by code")
                .param("type", type)
                .query(FilingConditions::row)
                .list();
    }

    /**
     * Writes a condition: a new one where the id is 0 and its code is new, else in place of what was there.
     *
     * @throws Problem 422 with the fields that are wrong; 404 {@code condition-unknown}
     */
    @Transactional
    public FilingCondition save(FilingCondition condition) {
        check(condition);
        if (condition.id() != 0 && find(condition.id()).isEmpty()) {
            throw Problem.notFound("condition-unknown", condition.id());
        }
        String into = """
                insert into filing_condition (type, code, category, subcategory, name, filing, closing, limit_normal,
                  limit_urgent, limit_very_urgent, source, mark, retired_at)
                values (:type, :code, :category, :subcategory, :name, :filing, :closing, :limit, :limitUrgent,
                  :limitVeryUrgent, :source, :mark, case when :retired then now() end)
                on conflict (type, code) do update set category = excluded.category, subcategory = excluded.subcategory,
                  name = excluded.name, filing = excluded.filing, closing = excluded.closing,
                  limit_normal = excluded.limit_normal, limit_urgent = excluded.limit_urgent,
                  limit_very_urgent = excluded.limit_very_urgent, source = excluded.source, mark = excluded.mark,
                  retired_at = case when excluded.retired_at is null then null
                    else coalesce(filing_condition.retired_at, excluded.retired_at) end,
                  updated_at = now()
                returning id""";
        String over = """
                update filing_condition set type = :type, code = :code, category = :category, subcategory = :subcategory,
                  name = :name, filing = :filing, closing = :closing, limit_normal = :limit, limit_urgent = :limitUrgent,
                  limit_very_urgent = :limitVeryUrgent, source = :source, mark = :mark,
                  retired_at = case when :retired then coalesce(retired_at, now()) end, updated_at = now()
                where id = :id returning id""";
        long id = jdbc.sql(condition.id() == 0 ? into : over)
                .params(parameters(condition))
                .query(Long.class)
                .single();
        audit.record("condition.save", "condition:" + id, Map.of("type", condition.type(), "code", condition.code()));
        return find(id).orElseThrow();
    }

    private void check(FilingCondition condition) {
        var errors = new ArrayList<FieldError>();
        if (types.find(condition.type())
                .filter(type -> type.loop().conditions() != LoopRules.Conditions.NONE)
                .isEmpty()) {
            errors.add(new FieldError("type", "condition-type", List.of()));
        }
        required("code", condition.code(), LONGEST_CODE, errors);
        required("name", condition.name(), LONGEST, errors);
        limit("limit", condition.limit(), errors);
        limit("limitUrgent", condition.limitUrgent(), errors);
        limit("limitVeryUrgent", condition.limitVeryUrgent(), errors);
        if (condition.id() != 0 && otherHas(condition)) {
            errors.add(new FieldError("code", "condition-code-taken", List.of()));
        }
        if (!errors.isEmpty()) {
            throw Problem.invalidFields(errors);
        }
    }

    private boolean otherHas(FilingCondition condition) {
        return jdbc.sql(
                        "select exists (select from filing_condition where type = :type and code = :code and id <> :id)")
                .param("type", condition.type())
                .param("code", condition.code())
                .param("id", condition.id())
                .query(Boolean.class)
                .single();
    }

    private static void required(String field, String value, int longest, List<FieldError> errors) {
        if (value.isBlank()) {
            errors.add(new FieldError(field, "field-required", List.of()));
        } else if (value.length() > longest) {
            errors.add(new FieldError(field, "field-too-long", List.of(longest)));
        }
    }

    private static void limit(String field, @Nullable String value, List<FieldError> errors) {
        if (value == null || value.isBlank()) {
            return;
        }
        try {
            LimitRule.parse(value);
        } catch (IllegalArgumentException e) {
            errors.add(new FieldError(field, "field-limit", List.of()));
        }
    }

    private static Map<String, @Nullable Object> parameters(FilingCondition condition) {
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("id", condition.id());
        parameters.put("type", condition.type());
        parameters.put("code", condition.code().strip());
        parameters.put("category", blank(condition.category()));
        parameters.put("subcategory", blank(condition.subcategory()));
        parameters.put("name", condition.name().strip());
        parameters.put("filing", blank(condition.filing()));
        parameters.put("closing", blank(condition.closing()));
        parameters.put("limit", blank(condition.limit()));
        parameters.put("limitUrgent", blank(condition.limitUrgent()));
        parameters.put("limitVeryUrgent", blank(condition.limitVeryUrgent()));
        parameters.put("source", blank(condition.source()));
        parameters.put("mark", blank(condition.mark()));
        parameters.put("retired", condition.retired());
        return parameters;
    }

    private static @Nullable String blank(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static FilingCondition row(ResultSet row, int number) throws SQLException {
        return new FilingCondition(
                row.getLong("id"),
                row.getString("type"),
                row.getString("code"),
                row.getString("category"),
                row.getString("subcategory"),
                row.getString("name"),
                row.getString("filing"),
                row.getString("closing"),
                row.getString("limit_normal"),
                row.getString("limit_urgent"),
                row.getString("limit_very_urgent"),
                row.getString("source"),
                row.getString("mark"),
                row.getObject("retired_at") != null);
    }
}
