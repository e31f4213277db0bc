package io.bihuan.server.ledger;

import io.bihuan.server.ledger.history.CaseState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gives what is written about cases, many at a time, in the scope of the current work. */
@Component
public class CaseTexts {

    /**
     * What is written about a case.
     *
     * @param fields stated values by field key; choices by their key
     * @param reasons what people wrote with their steps, instructions and urgings included, in order
     * @param evidence names of the files
     */
    public record CaseText(
            long caseId,
            String type,
            String number,
            String title,
            @Nullable String plate,
            @Nullable String place,
            Map<String, Object> fields,
            List<String> reasons,
            List<String> evidence) {}

    private final JdbcClient jdbc;

    CaseTexts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The texts of these cases; those out of scope are missing. */
    @Transactional(readOnly = true)
    public List<CaseText> of(List<Long> caseIds) {
        Long[] ids = caseIds.toArray(Long[]::new);
        Map<Long, List<String>> reasons = lists("""
                select case_id, said from (
                  select case_id, sequence, unnest(array[reason, cast(payload as jsonb) #>> '{inputs,text}']) as said
                  from case_event where case_id = any(:ids)) as step
                where said is not null order by case_id, sequence""", ids);
        Map<Long, List<String>> files =
                lists("select case_id, name from case_evidence where case_id = any(:ids) order by id", ids);
        return jdbc.sql("select id, type, number, title, plate, place, fields from ledger_case where id = any(:ids)")
                .param("ids", ids)
                .query((row, number) -> new CaseText(
                        row.getLong("id"),
                        row.getString("type"),
                        row.getString("number"),
                        row.getString("title"),
                        row.getString("plate"),
                        row.getString("place"),
                        CaseState.read(row.getString("fields")),
                        reasons.getOrDefault(row.getLong("id"), List.of()),
                        files.getOrDefault(row.getLong("id"), List.of())))
                .list();
    }

    private Map<Long, List<String>> lists(String sql, Long[] ids) {
        var lists = new HashMap<Long, List<String>>();
        jdbc.sql(sql).param("ids", ids).query(row -> {
            lists.computeIfAbsent(row.getLong(1), id -> new ArrayList<>()).add(row.getString(2));
        });
        return lists;
    }
}
