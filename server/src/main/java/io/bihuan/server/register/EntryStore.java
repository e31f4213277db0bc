package io.bihuan.server.register;

import io.bihuan.server.register.RegisterType.Step;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes rows of registers; the rows come under row-level security. */
@Component
class EntryStore {

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    EntryStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Optional<Entry> find(long id) {
        return jdbc.sql("select * from bihuan.register_record where id = :id")
                .param("id", id)
                .query((row, number) -> entry(row))
                .optional();
    }

    /** Finds and holds it until the transaction ends. */
    Optional<Entry> lock(long id) {
        return jdbc.sql("select * from bihuan.register_record where id = :id for update")
                .param("id", id)
                .query((row, number) -> entry(row))
                .optional();
    }

    /** By its key, in the scope of the current work. */
    Optional<Entry> byKey(String register, String key) {
        return jdbc.sql("select * from bihuan.register_record where register = :register and key = :key")
                .param("register", register)
                .param("key", key)
                .query((row, number) -> entry(row))
                .optional();
    }

    /** Adds a row; throws {@link org.springframework.dao.DuplicateKeyException} when the key is taken. */
    long insert(Entry entry, int registerVersion) {
        return jdbc.sql("""
                        insert into bihuan.register_record (register, register_version, key, title, state, state_since,
                          organisation_id, grid_id, parent_id, place, longitude, latitude, created_at, updated_at)
                        values (:register, :registerVersion, :key, :title, :state, :at,
                          :organisation, :grid, :parent, :place, :longitude, :latitude, :at, :at)
                        returning id""")
                .param("register", entry.register())
                .param("registerVersion", registerVersion)
                .param("key", entry.key())
                .param("title", entry.title())
                .param("state", entry.state())
                .param("at", entry.createdAt().atOffset(ZoneOffset.UTC))
                .param("organisation", entry.organisationId())
                .param("grid", entry.gridId())
                .param("parent", entry.parentId())
                .param("place", entry.place())
                .param("longitude", entry.longitudeDegrees())
                .param("latitude", entry.latitudeDegrees())
                .query(Long.class)
                .single();
    }

    /** Writes everything that can change. */
    void update(Entry entry, @Nullable Step grade, @Nullable LocalDate nextReminder) {
        jdbc.sql("""
                        update bihuan.register_record set key = :key, title = :title, state = :state, state_since = :since,
                          ended = :ended, organisation_id = :organisation, grid_id = :grid, parent_id = :parent,
                          place = :place, longitude = :longitude, latitude = :latitude, fields = cast(:fields as jsonb),
                          grade = :grade, grade_rank = :rank, expires_on = :expires, next_reminder = :reminder,
                          version = :version, updated_at = :at
                        where id = :id""")
                .param("key", entry.key())
                .param("title", entry.title())
                .param("state", entry.state())
                .param("since", entry.stateSince().atOffset(ZoneOffset.UTC))
                .param("ended", entry.ended())
                .param("organisation", entry.organisationId())
                .param("grid", entry.gridId())
                .param("parent", entry.parentId())
                .param("place", entry.place())
                .param("longitude", entry.longitudeDegrees())
                .param("latitude", entry.latitudeDegrees())
                .param("fields", json.writeValueAsString(entry.fields()))
                .param("grade", grade == null ? null : grade.key())
                .param("rank", grade == null ? null : Math.round(Math.clamp(grade.atLeast(), -1e9, 1e9)))
                .param("expires", entry.expiresOn())
                .param("reminder", entry.ended() ? null : nextReminder)
                .param("version", entry.version())
                .param("at", entry.updatedAt().atOffset(ZoneOffset.UTC))
                .param("id", entry.id())
                .update();
    }

    void addEvent(EntryEvent event, long id) {
        jdbc.sql("""
                        insert into bihuan.register_event
                          (record_id, sequence, action, state, at, actor_id, actor_name, reason, changes)
                        values (:id, :sequence, :action, :state, :at, :actor, :actorName, :reason, cast(:changes as jsonb))""")
                .param("id", id)
                .param("sequence", event.sequence())
                .param("action", event.action())
                .param("state", event.state())
                .param("at", event.at().atOffset(ZoneOffset.UTC))
                .param("actor", event.actorId())
                .param("actorName", event.actorName())
                .param("reason", event.reason())
                .param("changes", json.writeValueAsString(event.changes()))
                .update();
    }

    List<EntryEvent> events(long id) {
        return jdbc.sql("select * from bihuan.register_event where record_id = :id order by sequence desc limit 500")
                .param("id", id)
                .query((row, number) -> new EntryEvent(
                        row.getInt("sequence"),
                        row.getString("action"),
                        row.getString("state"),
                        time(row, "at"),
                        row.getObject("actor_id", Long.class),
                        row.getString("actor_name"),
                        row.getString("reason"),
                        texts(row.getString("changes"))))
                .list();
    }

    void link(long id, long caseId, Instant at) {
        jdbc.sql("insert into bihuan.register_case (record_id, case_id, at) values (:id, :case, :at)"
                        + " on conflict do nothing")
                .param("id", id)
                .param("case", caseId)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    List<Long> cases(long id) {
        return jdbc.sql("select case_id from bihuan.register_case where record_id = :id order by at desc limit 100")
                .param("id", id)
                .query((row, number) -> row.getLong(1))
                .list();
    }

    /** Records a reminder is due for, the longest waiting first. */
    List<Long> toRemind(LocalDate today, int most) {
        return jdbc.sql("select id from bihuan.register_record where next_reminder <= :today order by next_reminder, id"
                        + " limit :most")
                .param("today", today)
                .param("most", most)
                .query((row, number) -> row.getLong(1))
                .list();
    }

    void remindNext(long id, @Nullable LocalDate next) {
        jdbc.sql("update bihuan.register_record set next_reminder = :next where id = :id")
                .param("next", next)
                .param("id", id)
                .update();
    }

    Entry entry(ResultSet row) throws SQLException {
        var expires = row.getDate("expires_on");
        return new Entry(
                row.getLong("id"),
                row.getString("register"),
                row.getString("key"),
                row.getString("title"),
                row.getString("state"),
                time(row, "state_since"),
                row.getBoolean("ended"),
                row.getLong("organisation_id"),
                row.getObject("grid_id", Long.class),
                row.getObject("parent_id", Long.class),
                row.getString("place"),
                row.getObject("longitude", Double.class),
                row.getObject("latitude", Double.class),
                texts(row.getString("fields")),
                row.getString("grade"),
                expires == null ? null : expires.toLocalDate(),
                row.getInt("version"),
                time(row, "created_at"),
                time(row, "updated_at"));
    }

    private Map<String, String> texts(String written) {
        return new TreeMap<>(json.readValue(written, TEXTS));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        Timestamp timestamp = row.getTimestamp(column);
        return timestamp.toInstant();
    }
}
