package io.bihuan.server.check;

import io.bihuan.server.check.PhotoRows.Photo;
import io.bihuan.server.check.PhotoRows.PhotoNote;
import io.bihuan.server.http.Problem;
import io.bihuan.server.identity.Directory;
import io.bihuan.server.identity.Ref;
import io.bihuan.server.identity.Viewer;
import io.bihuan.server.identity.Viewers;
import io.bihuan.server.ledger.CaseRef;
import io.bihuan.server.ledger.evidence.EvidenceFiles;
import io.bihuan.server.ledger.evidence.StoredFile;
import io.bihuan.server.ledger.type.CaseType;
import io.bihuan.server.ledger.type.CaseTypes;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** What the phone application needs besides results: its work for the days ahead, photos, and problems met on the way. */
@RestController
class RoundsController {

    private final CheckDesk desk;
    private final PhotoRows photos;
    private final Snaps snaps;
    private final CaseTypes types;
    private final EvidenceFiles files;
    private final RoundPlaces places;

    RoundsController(
            CheckDesk desk, PhotoRows photos, Snaps snaps, CaseTypes types, EvidenceFiles files, RoundPlaces places) {
        this.desk = desk;
        this.photos = photos;
        this.snaps = snaps;
        this.types = types;
        this.files = files;
        this.places = places;
    }

    /** A field that must be stated when a case is filed. */
    record SnapField(String key, String name, String nameEn, CaseType.FieldKind kind, List<CaseType.Choice> choices) {}

    /** A type of case the viewer may file. */
    record SnapType(String key, String name, String nameEn, List<SnapField> fields) {}

    /**
     * Everything somebody takes along.
     *
     * @param conditions the filing conditions there are, by the key of their case type
     */
    record RoundBody(
            CheckDesk.Round round,
            List<SnapType> types,
            Map<String, Openings.TypeConditions> conditions,
            List<Ref> organisations) {}

    /** A photo as it is kept. */
    record PhotoBody(long id, UUID clientId, String sha256) {}

    /** A problem met on the way. */
    record SnapBody(
            @NotNull UUID clientId,
            @NotBlank @Size(max = 40) String type,
            @NotBlank @Size(max = 200) String title,
            @NotNull @Min(1) @Max(4) Integer severity,
            @Nullable Long conditionId,
            @Nullable Long organisationId,
            @Nullable @Size(max = 2000) String text,
            @Nullable @Size(max = 200) String place,
            @Nullable Double longitudeDegrees,
            @Nullable Double latitudeDegrees,
            @Nullable Map<String, String> fields,
            @Nullable @Size(max = 9) List<UUID> photos,
            @NotNull Instant takenAt) {}

    @GetMapping("/api/check-round")
    @PreAuthorize("hasAuthority('FILE_CASES')")
    RoundBody round() {
        Viewer viewer = Viewers.current();
        return new RoundBody(
                desk.round(viewer),
                types.all().stream()
                        .filter(type -> type.fileRoles().contains(viewer.role()))
                        .map(RoundsController::type)
                        .toList(),
                places.conditions(),
                places.organisations(viewer));
    }

    private static SnapType type(CaseType type) {
        return new SnapType(
                type.key(),
                type.name(),
                type.nameEn(),
                type.fields().stream()
                        .filter(CaseType.Field::required)
                        .map(field ->
                                new SnapField(field.key(), field.name(), field.nameEn(), field.kind(), field.choices()))
                        .toList());
    }

    /** Takes a photo; sent again, it is kept once. */
    @PostMapping(path = "/api/check-photos", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @PreAuthorize("hasAuthority('FILE_CASES')")
    PhotoBody photo(
            @RequestParam("file") MultipartFile file,
            @RequestParam UUID clientId,
            @RequestParam Instant takenAt,
            @RequestParam(required = false) @Nullable Long taskId,
            @RequestParam(required = false) @Nullable Double longitudeDegrees,
            @RequestParam(required = false) @Nullable Double latitudeDegrees)
            throws IOException {
        Viewer viewer = Viewers.current();
        if (taskId != null) {
            desk.open(taskId, viewer);
        }
        StoredFile stored;
        try (InputStream content = file.getInputStream()) {
            stored = files.store(content);
        }
        if (!PhotoRows.PICTURES.containsKey(stored.mediaType())) {
            throw Problem.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "check-photo-type");
        }
        var note = new PhotoNote(clientId, taskId, takenAt, longitudeDegrees, latitudeDegrees);
        Photo kept = photos.keep(note, stored, viewer, places.now());
        return new PhotoBody(kept.id(), kept.clientId(), kept.sha256());
    }

    /** Files a case; sent again, it answers with the case it opened the first time. */
    @PostMapping("/api/check-snaps")
    @PreAuthorize("hasAuthority('FILE_CASES')")
    CaseRef snap(@Valid @RequestBody SnapBody body) {
        return snaps.take(
                new Snaps.Snap(
                        body.clientId(),
                        body.type(),
                        body.title(),
                        body.severity(),
                        body.conditionId(),
                        body.organisationId(),
                        body.text(),
                        body.place(),
                        body.longitudeDegrees(),
                        body.latitudeDegrees(),
                        Objects.requireNonNullElse(body.fields(), Map.of()),
                        Objects.requireNonNullElse(body.photos(), List.of()),
                        body.takenAt()),
                Viewers.current());
    }

    /** What a phone is told about where problems can be, under what they are filed, and when it is. */
    @org.springframework.stereotype.Component
    static class RoundPlaces {

        private static final int MOST = 300;

        private final Directory directory;
        private final Openings openings;
        private final Plans.PlanClock clock;

        RoundPlaces(Directory directory, Openings openings, Plans.PlanClock clock) {
            this.directory = directory;
            this.openings = openings;
            this.clock = clock;
        }

        Map<String, Openings.TypeConditions> conditions() {
            return openings.choices();
        }

        List<Ref> organisations(Viewer viewer) {
            return directory.organisations(viewer.scope()).stream()
                    .limit(MOST)
                    .map(io.bihuan.server.identity.Organisation::ref)
                    .toList();
        }

        Instant now() {
            return clock.now();
        }
    }
}
