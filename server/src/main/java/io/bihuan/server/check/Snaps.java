package io.bihuan.server.check;

import io.bihuan.server.check.PhotoRows.Photo;
import io.bihuan.server.http.Problem;
import io.bihuan.server.identity.Viewer;
import io.bihuan.server.ledger.Actor;
import io.bihuan.server.ledger.CaseRef;
import io.bihuan.server.ledger.Cases;
import io.bihuan.server.ledger.FileCase;
import io.bihuan.server.ledger.evidence.StoredFile;
import io.bihuan.server.ledger.type.Urgency;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes problems that people come across with a phone in hand (随手拍), each into exactly one case. */
@Component
class Snaps {

    private final JdbcClient jdbc;
    private final Cases cases;
    private final PhotoRows photos;
    private final Plans.PlanClock clock;

    Snaps(JdbcClient jdbc, Cases cases, PhotoRows photos, Plans.PlanClock clock) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.photos = photos;
        this.clock = clock;
    }

    /**
     * What a phone hands in.
     *
     * @param takenAt when the problem was seen, by the phone's clock
     */
    record Snap(
            UUID clientId,
            String type,
            String title,
            int severity,
            @Nullable Long conditionId,
            @Nullable Long organisationId,
            @Nullable String text,
            @Nullable String place,
            @Nullable Double longitudeDegrees,
            @Nullable Double latitudeDegrees,
            Map<String, String> fields,
            List<UUID> photos,
            Instant takenAt) {}

    /**
     * Files the case; a report that came before gives the case it opened then.
     *
     * @throws Problem as {@link Cases#file} says; 422 {@code check-photo-not-there}
     */
    @Transactional
    public CaseRef take(Snap snap, Viewer viewer) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:client, 7))")
                .param("client", snap.clientId().toString())
                .query((row, number) -> true)
                .single();
        Optional<CaseRef> before = jdbc.sql("select case_id, case_number from check_snap where client_id = :client")
                .param("client", snap.clientId())
                .query((row, number) -> new CaseRef(row.getLong(1), row.getString(2)))
                .optional();
        if (before.isPresent()) {
            return before.get();
        }
        List<Photo> pictures = snap.photos().isEmpty() ? List.of() : photos.byClientIds(snap.photos());
        for (UUID wanted : snap.photos()) {
            if (pictures.stream()
                    .noneMatch(photo -> photo.clientId().equals(wanted) && photo.personId() == viewer.personId())) {
                throw Problem.invalid("check-photo-not-there", wanted);
            }
        }
        Instant now = clock.now();
        Actor actor = Actor.of(viewer);
        var command = new FileCase(
                snap.type(),
                snap.title(),
                snap.severity(),
                null,
                null,
                snap.organisationId() == null ? viewer.organisationId() : snap.organisationId(),
                viewer.gridId(),
                snap.place(),
                snap.longitudeDegrees(),
                snap.latitudeDegrees(),
                snap.fields(),
                snap.text(),
                snap.conditionId(),
                Urgency.NORMAL.key(),
                List.of());
        CaseRef filed = cases.file(command, actor, now);
        for (Photo photo : pictures) {
            var file = new StoredFile(photo.sha256(), photo.mediaType(), photo.sizeBytes());
            cases.addEvidence(filed.id(), file, photo.fileName(), actor, now);
        }
        jdbc.sql("""
                        insert into check_snap (client_id, person_id, case_id, case_number, taken_at, received_at)
                        values (:client, :person, :case, :number, :taken, :now)""")
                .param("client", snap.clientId())
                .param("person", viewer.personId())
                .param("case", filed.id())
                .param("number", filed.number())
                .param("taken", snap.takenAt().atOffset(ZoneOffset.UTC))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        return filed;
    }
}
