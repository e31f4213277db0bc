package io.bihuan.server.ledger.proof;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the tables beside the histories say: cases' rows and lists of files, to be compared with the histories. */
@Component
class Standings {

    /** Condition that a row {@code c} is not what the facts {@code f}, folded from its history, say. */
    private static final String NOT_ITS_FACTS = """
            (c.number, c.type, c.type_version, c.title, c.closed, c.severity, c.asset_id, c.plate, c.organisation_id,
              c.grid_id, c.handler_organisation_id, c.place, c.longitude_degrees, c.latitude_degrees, c.fields, c.filed_at,
              c.due_from, c.due_at, c.due_rule, c.stage_since, c.stage_due_at, c.overdue, c.stage_overdue, c.closed_at,
              c.alarm_count, c.last_alarm_at, c.join_key, c.version,
              c.parent_id, c.origin_id, c.filer_id, coalesce(c.assisting_organisation_ids, '{}'),
              coalesce(c.reader_ids, '{}'), c.confidential, c.urgency, c.listed, c.condition_id, c.exempted)
            is distinct from
            (f->>'number', f->>'type', (f->>'typeVersion')::integer, f->>'title', coalesce((f->>'closed')::boolean, false),
              (f->>'severity')::smallint, (f->>'asset')::bigint, f->>'plate', (f->>'organisation')::bigint,
              (f->>'grid')::bigint, (f->>'handler')::bigint, f->>'place', (f->>'longitude')::double precision,
              (f->>'latitude')::double precision, coalesce(f->'fields', '{}'), (f->>'filedAt')::timestamptz,
              (f->>'dueFrom')::timestamptz, (f->>'dueAt')::timestamptz, f->>'dueRule', (f->>'stageSince')::timestamptz,
              (f->>'stageDueAt')::timestamptz, coalesce((f->>'overdue')::boolean, false),
              coalesce((f->>'stageOverdue')::boolean, false), (f->>'closedAt')::timestamptz,
              coalesce((f->>'alarmCount')::integer, 0), (f->>'lastAlarmAt')::timestamptz, f->>'joinKey',
              coalesce((f->>'version')::bigint, 0), (f->>'parent')::bigint, (f->>'origin')::bigint, (f->>'filer')::bigint,
              coalesce((select array_agg(k::bigint order by k::bigint) from jsonb_object_keys(f->'assisting') k), '{}'),
              coalesce((select array_agg(k::bigint order by k::bigint) from jsonb_object_keys(f->'readers') k), '{}'),
              coalesce((f->>'confidential')::boolean, false), coalesce(f->>'urgency', 'normal'),
              case f->'listed'->>'level' when 'enterprise' then 1 when 'department' then 2 when 'city' then 3 end,
              (f->'condition'->>'id')::bigint, coalesce((f->>'exempted')::boolean, false))""";

    private final JdbcClient jdbc;

    Standings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a case's row says of its history: where that ends, and what it adds up to. */
    record Standing(
            long caseId,
            String number,
            String stage,
            long sequence,
            byte[] lastHash,
            Instant updatedAt,
            String facts) {}

    /** Where cases with ids above one stand by their rows, in the order of their ids; those out of scope are missing. */
    List<Standing> after(long caseId, int most) {
        return jdbc.sql("""
                        select id, number, stage, sequence, last_hash, updated_at, facts from ledger_case
                        where id > :after order by id limit :most""")
                .param("after", caseId)
                .param("most", most)
                .query((row, number) -> new Standing(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getLong(4),
                        row.getBytes(5),
                        row.getObject("updated_at", OffsetDateTime.class).toInstant(),
                        row.getString(7)))
                .list();
    }

    /** Numbers of those cases that have a column which is not what the row's own facts say. */
    List<String> rowsNotTheirFacts(List<Long> caseIds) {
        return jdbc.sql("""
                        select c.number from ledger_case c, lateral (select cast(c.facts as jsonb) offset 0) as j(f)
                        where c.id = any (:ids) and\s""" + NOT_ITS_FACTS)
                .param("ids", caseIds.toArray(Long[]::new))
                .query((row, number) -> row.getString(1))
                .list();
    }

    /** A file that a case lists; its hash in lower-case hex. */
    record ListedFile(long id, long caseId, String name, String sha256) {}

    /** The files of these cases, by case. */
    Map<Long, List<ListedFile>> files(List<Long> caseIds) {
        return jdbc
                .sql("select id, case_id, name, sha256 from case_evidence where case_id = any (:ids) order by id")
                .param("ids", caseIds.toArray(Long[]::new))
                .query((row, number) ->
                        new ListedFile(row.getLong(1), row.getLong(2), row.getString(3), row.getString(4)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(ListedFile::caseId));
    }
}
