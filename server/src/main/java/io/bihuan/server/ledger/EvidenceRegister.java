package io.bihuan.server.ledger;

import io.bihuan.server.ledger.evidence.Evidence;
import io.bihuan.server.ledger.evidence.EvidenceTags;
import io.bihuan.server.ledger.evidence.StoredFile;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which files belong to which case. Rows are seen with their case. */
@Component
class EvidenceRegister {

    private final JdbcClient jdbc;

    EvidenceRegister(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Evidence add(long caseId, StoredFile file, String name, String stage, Actor actor, Instant at) {
        return add(caseId, file, name, stage, actor, at, EvidenceTags.NONE);
    }

    /** As above, with what else is known of the file. */
    Evidence add(long caseId, StoredFile file, String name, String stage, Actor actor, Instant at, EvidenceTags tags) {
        String plain = Evidence.plainName(name);
        long id = jdbc.sql("""
                        insert into case_evidence (case_id, name, media_type, size_bytes, sha256, stage, uploaded_at,
                          uploaded_by_id, uploaded_by_name, kind, moment, taken_at, longitude_degrees, latitude_degrees)
                        values (:case, :name, :type, :size, :sha256, :stage, :at, :by, :byName, :kind, :moment, :taken,
                          :longitude, :latitude) returning id""")
                .param("case", caseId)
                .param("name", plain)
                .param("type", file.mediaType())
                .param("size", file.sizeBytes())
                .param("sha256", file.sha256())
                .param("stage", stage)
                .param("at", CaseStore.sql(at))
                .param("by", actor.id())
                .param("byName", actor.name())
                .param("kind", tags.kind())
                .param("moment", tags.moment())
                .param("taken", CaseStore.sql(tags.takenAt()))
                .param("longitude", tags.longitudeDegrees())
                .param("latitude", tags.latitudeDegrees())
                .query(Long.class)
                .single();
        return new Evidence(
                id,
                caseId,
                plain,
                file.mediaType(),
                file.sizeBytes(),
                file.sha256(),
                stage,
                at,
                actor.id(),
                actor.name(),
                tags);
    }

    List<Evidence> ofCase(long caseId) {
        return jdbc.sql("select * from case_evidence where case_id = :case order by id")
                .param("case", caseId)
                .query(EvidenceRegister::evidence)
                .list();
    }

    Optional<Evidence> find(long id) {
        return jdbc.sql("select * from case_evidence where id = :id")
                .param("id", id)
                .query(EvidenceRegister::evidence)
                .optional();
    }

    private static Evidence evidence(ResultSet row, int number) throws SQLException {
        return new Evidence(
                row.getLong("id"),
                row.getLong("case_id"),
                row.getString("name"),
                row.getString("media_type"),
                row.getLong("size_bytes"),
                row.getString("sha256"),
                row.getString("stage"),
                CaseStore.requiredTime(row, "uploaded_at"),
                row.getObject("uploaded_by_id", Long.class),
                row.getString("uploaded_by_name"),
                new EvidenceTags(
                        row.getString("kind"),
                        row.getString("moment"),
                        CaseStore.time(row, "taken_at"),
                        row.getObject("longitude_degrees", Double.class),
                        row.getObject("latitude_degrees", Double.class)));
    }
}
