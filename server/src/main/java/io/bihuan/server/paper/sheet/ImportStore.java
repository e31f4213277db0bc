package io.bihuan.server.paper.sheet;

import io.bihuan.server.identity.Viewer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The rows behind the imports. A person sees only their own. */
@Component
class ImportStore {

    private static final String COLUMNS = "id, type, file_name, mode, state, rows, taken, refused, known, problem,"
            + " created_at, finished_at, done, result is not null as has_result";

    private final JdbcClient jdbc;

    ImportStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A job that has not come to its end, with what it takes to go on.
     *
     * @param attempts how often it was begun
     * @param file as it was sent; null when an earlier release took it
     */
    record Unfinished(
            long id,
            long personId,
            String type,
            String fileName,
            String sha256,
            ImportMode mode,
            String language,
            int attempts,
            byte @Nullable [] file) {}

    /** What a row became before. */
    record Known(String number, @Nullable Long importId) {}

    /** Keeps a job with its file until it has ended. */
    @Transactional
    ImportJob add(Viewer viewer, String type, SentFile sent, ImportMode mode, int rows, Locale language, Instant at) {
        long id = jdbc.sql("""
                        insert into sheet_import (person_id, organisation_id, grid_id, type, file_name, sha256, mode, state,
                          rows, file, language, created_at)
                        values (:person, :organisation, :grid, :type, :name, :sha256, :mode, 'WAITING', :rows, :file,
                          :language, :at)
                        returning id""")
                .param("person", viewer.personId())
                .param("organisation", viewer.organisationId())
                .param("grid", viewer.gridId())
                .param("type", type)
                .param("name", sent.name())
                .param("sha256", sent.sha256())
                .param("mode", mode.name())
                .param("rows", rows)
                .param("file", sent.bytes())
                .param("language", language.toLanguageTag())
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

    /** The numbers of the jobs that have not come to their end, oldest first. */
    @Transactional(readOnly = true)
    List<Long> unfinished() {
        return jdbc.sql("select id from sheet_import where state in ('WAITING', 'RUNNING') order by id")
                .query((row, number) -> row.getLong(1))
                .list();
    }

    /** Begins a job, or begins it again; empty when it has ended meanwhile. */
    @Transactional
    Optional<Unfinished> begin(long id) {
        return jdbc.sql("""
                        update sheet_import set state = 'RUNNING', attempts = attempts + 1
                        where id = :id and state in ('WAITING', 'RUNNING') returning *""")
                .param("id", id)
                .query((row, number) -> new Unfinished(
                        row.getLong("id"),
                        row.getLong("person_id"),
                        row.getString("type"),
                        row.getString("file_name"),
                        row.getString("sha256"),
                        ImportMode.valueOf(row.getString("mode")),
                        row.getString("language"),
                        row.getInt("attempts"),
                        row.getBytes("file")))
                .optional();
    }

    /** Notes how many rows are done, whatever becomes of the caller's transaction. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void progress(long id, int done) {
        jdbc.sql("update sheet_import set done = :done where id = :id and state = 'RUNNING'")
                .param("done", done)
                .param("id", id)
                .update();
    }

    @Transactional
    void finish(long id, int taken, int refused, int known, byte[] result, Instant at) {
        jdbc.sql("""
                        update sheet_import set state = 'DONE', taken = :taken, refused = :refused, known = :known,
                          result = :result, file = null, finished_at = :at where id = :id""")
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
        jdbc.sql("""
                        update sheet_import set state = 'FAILED', problem = :problem, file = null, finished_at = :at
                        where id = :id""")
                .param("problem", problem)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }

    /** Drops old results; the jobs stay as a record. */
    @Transactional
    void dropResultsBefore(Instant time) {
        jdbc.sql("update sheet_import set result = null where result is not null and finished_at < :time")
                .param("time", time.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** What rows of a file became before, by the number of the row. */
    Map<Integer, Known> known(String sha256, String type, List<Integer> rows) {
        var known = new HashMap<Integer, Known>();
        jdbc.sql("""
                        select row, number, import_id from sheet_import_row
                        where sha256 = :sha256 and type = :type and row = any(:rows)""")
                .param("sha256", sha256)
                .param("type", type)
                .param("rows", rows.toArray(Integer[]::new))
                .query(row -> {
                    known.put(
                            row.getInt("row"),
                            new Known(row.getString("number"), row.getObject("import_id", Long.class)));
                });
        return known;
    }

    /** Remembers what a row became; fails when another job took it meanwhile. */
    void remember(String sha256, String type, int row, String number, long importId) {
        jdbc.sql("""
                        insert into sheet_import_row (sha256, type, row, number, import_id)
                        values (:sha256, :type, :row, :number, :import)""")
                .param("sha256", sha256)
                .param("type", type)
                .param("row", row)
                .param("number", number)
                .param("import", importId)
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
                state == ImportJob.State.DONE ? rows : row.getInt("done"),
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
