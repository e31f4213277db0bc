package io.bihuan.server.check;

import io.bihuan.server.http.Problem;
import io.bihuan.server.identity.Viewer;
import io.bihuan.server.ledger.evidence.StoredFile;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;

/** Photos as phones send them, each once under the number the phone gave it. */
@Component
class PhotoRows {

    private final JdbcClient jdbc;

    PhotoRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A photo.
     *
     * @param takenAt by the phone's clock
     */
    record Photo(
            long id,
            UUID clientId,
            @Nullable Long taskId,
            long personId,
            String sha256,
            String mediaType,
            long sizeBytes,
            Instant takenAt,
            @Nullable Double longitudeDegrees,
            @Nullable Double latitudeDegrees,
            Instant receivedAt) {

        String fileName() {
            return "检查照片-" + takenAt.toString().substring(0, 10) + "-"
                    + clientId.toString().substring(0, 8)
                    + (mediaType.equals("image/png") ? ".png" : mediaType.equals("image/webp") ? ".webp" : ".jpg");
        }
    }

    /** What the phone says about a photo. */
    record PhotoNote(
            UUID clientId,
            @Nullable Long taskId,
            Instant takenAt,
            @Nullable Double longitudeDegrees,
            @Nullable Double latitudeDegrees) {}

    /**
     * Keeps a photo; one that came before is given back as it was kept.
     *
     * @throws Problem 409 {@code check-number-taken} when somebody else's photo has the number
     */
    @Transactional
    public Photo keep(PhotoNote note, StoredFile file, Viewer viewer, Instant now) {
        Optional<Photo> kept = jdbc.sql("""
                        insert into check_photo (client_id, task_id, person_id, sha256, media_type, size_bytes, taken_at,
                          longitude_degrees, latitude_degrees, received_at)
                        values (:client, :task, :person, :sha256, :type, :size, :taken, :longitude, :latitude, :now)
                        on conflict (client_id) do nothing returning *""")
                .param("client", note.clientId())
                .param("task", note.taskId())
                .param("person", viewer.personId())
                .param("sha256", file.sha256())
                .param("type", file.mediaType())
                .param("size", file.sizeBytes())
                .param(
                        "taken",
                        note.takenAt().isAfter(now)
                                ? now.atOffset(ZoneOffset.UTC)
                                : note.takenAt().atOffset(ZoneOffset.UTC))
                .param("longitude", note.longitudeDegrees())
                .param("latitude", note.latitudeDegrees())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(PhotoRows::photo)
                .optional();
        return kept.or(() -> byClientIds(List.of(note.clientId())).stream()
                        .filter(photo -> photo.personId() == viewer.personId())
                        .findFirst())
                .orElseThrow(() -> Problem.conflict("check-number-taken"));
    }

    List<Photo> byClientIds(Collection<UUID> clientIds) {
        return jdbc.sql("select * from check_photo where client_id = any(:ids) order by id")
                .param("ids", clientIds.toArray(UUID[]::new))
                .query(PhotoRows::photo)
                .list();
    }

    /** The photos of one answer of a task's result. */
    List<Photo> ofAnswer(long taskId, String itemKey) {
        return jdbc.sql("select content from check_result where task_id = :task")
                .param("task", taskId)
                .query((row, number) -> CheckJson.read(row.getString(1), new TypeReference<Results.Content>() {}))
                .optional()
                .flatMap(content -> Optional.ofNullable(content.answers().get(itemKey)))
                .map(answer -> byClientIds(answer.pictures()))
                .orElse(List.of());
    }

    List<Photo> ofTask(long taskId) {
        return jdbc.sql("select * from check_photo where task_id = :task order by id")
                .param("task", taskId)
                .query(PhotoRows::photo)
                .list();
    }

    /**
     * A photo in view.
     *
     * @throws Problem 404 {@code check-photo-unknown}
     */
    @Transactional(readOnly = true)
    public Photo require(long id) {
        return jdbc.sql("select * from check_photo where id = :id")
                .param("id", id)
                .query(PhotoRows::photo)
                .optional()
                .orElseThrow(() -> Problem.notFound("check-photo-unknown", id));
    }

    /** Media types of pictures; a check takes nothing else. */
    static final Map<String, String> PICTURES = Map.of("image/jpeg", "jpg", "image/png", "png", "image/webp", "webp");

    private static Photo photo(ResultSet row, int number) throws SQLException {
        return new Photo(
                row.getLong("id"),
                row.getObject("client_id", UUID.class),
                row.getObject("task_id", Long.class),
                row.getLong("person_id"),
                row.getString("sha256"),
                row.getString("media_type"),
                row.getLong("size_bytes"),
                row.getObject("taken_at", OffsetDateTime.class).toInstant(),
                row.getObject("longitude_degrees", Double.class),
                row.getObject("latitude_degrees", Double.class),
                row.getObject("received_at", OffsetDateTime.class).toInstant());
    }
}
