package io.bihuan.server.check;

import io.bihuan.server.audit.Audit;
import io.bihuan.server.http.Problem;
import io.bihuan.server.identity.Directory;
import io.bihuan.server.identity.Viewer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The checklists of the installation with all their versions. */
@Component
class Checklists {

    private static final String COLUMNS =
            "id, key, version, definition, origin, current, organisation_id, written_by_name," + " written_at";

    private final JdbcClient jdbc;
    private final Audit audit;
    private final Openings openings;
    private final Clock clock;

    Checklists(JdbcClient jdbc, Audit audit, Openings openings, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.openings = openings;
        this.clock = clock;
    }

    /** Where a version came from. */
    enum Origin {
        SHIPPED,
        FILE,
        EDITED
    }

    /** One version of a checklist as it is kept. */
    record Kept(
            long id,
            int version,
            Origin origin,
            boolean current,
            long organisationId,
            String writtenByName,
            Instant writtenAt,
            Checklist list) {}

    /** The versions in force, by name. */
    @Transactional(readOnly = true)
    public List<Kept> current() {
        return jdbc.sql("select " + COLUMNS + " from check_list where current order by kind, name")
                .query(Checklists::kept)
                .list();
    }

    /**
     * The version in force of a checklist.
     *
     * @throws Problem 404 {@code checklist-unknown}
     */
    @Transactional(readOnly = true)
    public Kept require(String key) {
        return find(key).orElseThrow(() -> Problem.notFound("checklist-unknown", key));
    }

    Optional<Kept> find(String key) {
        return jdbc.sql("select " + COLUMNS + " from check_list where key = :key and current")
                .param("key", key)
                .query(Checklists::kept)
                .optional();
    }

    /** Versions by their numbers. */
    @Transactional(readOnly = true)
    public List<Kept> byIds(Collection<Long> ids) {
        return jdbc.sql("select " + COLUMNS + " from check_list where id = any(:ids)")
                .param("ids", ids.toArray(Long[]::new))
                .query(Checklists::kept)
                .list();
    }

    /** All versions of a checklist, the newest first. */
    @Transactional(readOnly = true)
    public List<Kept> versions(String key) {
        return jdbc.sql("select " + COLUMNS + " from check_list where key = :key order by version desc")
                .param("key", key)
                .query(Checklists::kept)
                .list();
    }

    /**
     * Writes a new checklist, or a new version of one, which is in force from now on.
     *
     * @param expected the version that was looked at, 0 for a new one
     * @throws Problem 422 with what is wrong; 409 {@code checklist-changed}; 404 {@code checklist-not-yours}
     */
    @Transactional
    public Kept write(Checklist list, int expected, Viewer viewer) {
        Optional<Kept> before = find(list.key());
        long owner = before.map(Kept::organisationId).orElse(viewer.organisationId());
        if (!viewer.scope().everything() && !viewer.scope().organisationIds().contains(owner)) {
            throw Problem.forbidden("checklist-not-yours", list.key());
        }
        ChecklistRules.require(list, openings);
        int known = before.map(Kept::version).orElse(0);
        if (known != expected) {
            throw Problem.conflict("checklist-changed", list.key(), known);
        }
        try {
            Kept kept = insert(list, Origin.EDITED, null, owner, viewer.displayName(), true);
            audit.record("checklist.write", "checklist:" + list.key(), Map.of("version", kept.version()));
            return kept;
        } catch (DuplicateKeyException e) {
            throw Problem.conflict("checklist-changed", list.key(), known + 1);
        }
    }

    /**
     * Takes in a checklist from a file. The same file is taken in once; a changed file becomes the version in force
     * unless somebody has edited the checklist on the screen, whose version then stays in force.
     */
    @Transactional
    public void takeIn(Checklist list, Origin origin) {
        String hash = CheckJson.hash(CheckJson.write(list));
        long there = jdbc.sql("select count(*) from check_list where key = :key and file_hash = :hash")
                .param("key", list.key())
                .param("hash", hash)
                .query(Long.class)
                .single();
        if (there == 0) {
            boolean edited =
                    find(list.key()).map(kept -> kept.origin() == Origin.EDITED).orElse(false);
            insert(list, origin, hash, Directory.CITY, "系统", !edited);
        }
    }

    /** A filing condition that can stand for an item's choice where nobody is there to choose, null for none. */
    @Nullable
    Long anyCondition(Checklist.Opens opens) {
        return openings.first(opens);
    }

    private Kept insert(
            Checklist list, Origin origin, @Nullable String hash, long owner, String writer, boolean current) {
        if (current) {
            jdbc.sql("update check_list set current = false where key = :key and current")
                    .param("key", list.key())
                    .update();
        }
        return jdbc.sql("""
                        insert into check_list (key, version, name, name_en, kind, definition, origin, file_hash, current,
                          organisation_id, written_by_name, written_at)
                        values (:key, (select coalesce(max(version), 0) + 1 from check_list where key = :key), :name,
                          :nameEn, :kind, :definition, :origin, :hash, :current, :owner, :writer, :at)
                        returning\s""" + COLUMNS)
                .param("key", list.key())
                .param("name", list.name())
                .param("nameEn", list.nameEn())
                .param("kind", list.kind())
                .param("definition", CheckJson.write(list))
                .param("origin", origin.name())
                .param("hash", hash)
                .param("current", current)
                .param("owner", owner)
                .param("writer", writer)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .query(Checklists::kept)
                .single();
    }

    private static Kept kept(ResultSet row, int number) throws SQLException {
        return new Kept(
                row.getLong("id"),
                row.getInt("version"),
                Origin.valueOf(row.getString("origin")),
                row.getBoolean("current"),
                row.getLong("organisation_id"),
                row.getString("written_by_name"),
                row.getObject("written_at", OffsetDateTime.class).toInstant(),
                CheckJson.read(row.getString("definition"), Checklist.class));
    }
}
