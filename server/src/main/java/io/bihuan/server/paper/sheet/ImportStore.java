package io.bihuan.server.paper.sheet;

import io.bihuan.server.identity.Viewer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The rows behind the imports. A person sees only their own. */
@Component
class ImportStore {

    private static final String COLUMNS = "id, type, file_name, mode, state, rows, taken, refused, known, problem,"
            + " created_at, finished_at, result is not null as has_result";

    private final JdbcClient jdbc;

    ImportStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional
    ImportJob add(Viewer viewer, String type, String fileName, String sha256, ImportMode mode, int rows, Instant at) {
        long id = jdbc.sql("""
                        insert into sheet_import (person_id, organisation_id, grid_id, type, file_name, sha256, mode, state,
                          rows, created_at)
                        values (:person, :organisation, :grid, :type, :name, :sha256, :mode, 'WAITING', :rows, :at)
                        returning id""")
                .param("person", viewer.personId())
                .param("organisation", viewer.organisationId())
                .param("grid", viewer.gridId())
                .param("type", type)
                .param("name", fileName)
                .param("sha256", sha256)
                .param("mode", mode.name())
                .param("rows", rows)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
        return find(viewer.personId(), id).orElseThrow();
    }

    @Transactional(readOnly = true)
    Optional<ImportJob> find(long personId, long id) {
        return jdbc.sql("select " + COLUMNS + " from sheet_import where id = :id and person_id = :person")
                .param("id", id)
                .param("person", personId)
                .query(ImportStore::job)
                .optional();
    }

    @Transactional(readOnly = true)
    List<ImportJob> ofPerson(long personId) {
        return jdbc.sql("select " + COLUMNS + " from sheet_import where person_id = :person order by id desc limit 20")
                .param("person", personId)
                .query(ImportStore::job)
                .list();
    }

    @Transactional(readOnly = true)
    Optional<byte[]> result(long personId, long id) {
        return jdbc.sql("select result from sheet_import where id = :id and person_id = :person and result is not null")
                .param("id", id)
                .param("person", personId)
                .query((row, number) -> row.getBytes(1))
                .optional();
    }

    @Transactional
    void finish(long id, int taken, int refused, int known, byte[] result, Instant at) {
        jdbc.sql("""
                        update sheet_import set state = 'DONE', taken = :taken, refused = :refused, known = :known,
                          result = :result, finished_at = :at where id = :id""")
                .param("taken", taken)
                .param("refused", refused)
                .param("known", known)
                .param("result", result)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }

    @Transactional
    void fail(long id, String problem, Instant at) {
        jdbc.sql("update sheet_import set state = 'FAILED', problem = :problem, finished_at = :at where id = :id")
                .param("problem", problem)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }

    /** Ends what a stopped process left unfinished; what it had filed stays filed, and is known when sent again. */
    @Transactional
    int failUnfinished(String problem, Instant at) {
        return jdbc.sql("update sheet_import set state = 'FAILED', problem = :problem, finished_at = :at"
                        + " where state in ('WAITING', 'RUNNING')")
                .param("problem", problem)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Drops old results; the jobs stay as a record. */
    @Transactional
    void dropResultsBefore(Instant time) {
        jdbc.sql("update sheet_import set result = null where result is not null and finished_at < :time")
                .param("time", time.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The number of the case a row became before, empty when it did not. */
    Optional<String> known(String sha256, String type, int row) {
        return jdbc.sql("select number from sheet_import_row where sha256 = :sha256 and type = :type and row = :row")
                .param("sha256", sha256)
                .param("type", type)
                .param("row", row)
                .query(String.class)
                .optional();
    }

    /** Remembers what a row became; fails when another job took it meanwhile. */
    void remember(String sha256, String type, int row, String number) {
        jdbc.sql("insert into sheet_import_row (sha256, type, row, number) values (:sha256, :type, :row, :number)")
                .param("sha256", sha256)
                .param("type", type)
                .param("row", row)
                .param("number", number)
                .update();
    }

    private static ImportJob job(ResultSet row, int number) throws SQLException {
        ImportJob.State state = ImportJob.State.valueOf(row.getString("state"));
        int rows = row.getInt("rows");
        return new ImportJob(
                row.getLong("id"),
                row.getString("type"),
                row.getString("file_name"),
                ImportMode.valueOf(row.getString("mode")),
                state,
                rows,
                state == ImportJob.State.DONE ? rows : 0,
                row.getInt("taken"),
                row.getInt("refused"),
                row.getInt("known"),
                row.getString("problem"),
                time(row, "created_at").orElseThrow(),
                time(row, "finished_at").orElse(null),
                row.getBoolean("has_result"));
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return Optional.ofNullable(time).map(OffsetDateTime::toInstant);
    }
}
