package io.bihuan.server.ledger;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.bihuan.server.detection.AlarmRow;
import io.bihuan.server.ledger.CaseRow.Named;
import io.bihuan.server.ledger.evidence.Evidence;
import io.bihuan.server.ledger.evidence.EvidenceTags;
import io.bihuan.server.ledger.history.FactEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything about one case, for the person who looks at it.
 *
 * @param version to be sent back with an action, so that nobody acts on what has changed meanwhile
 * @param fields stated values by field key
 * @param alarms the alarms it stands for, as they are now; what they said then stands in the events
 * @param actions what can be done in this stage, and whether by this person
 */
public record CaseDetail(
        @JsonUnwrapped CaseRow row,
        long version,
        Map<String, Object> fields,
        @Nullable String place,
        List<AlarmRow> alarms,
        List<EvidenceView> evidence,
        List<EventView> events,
        List<ActionView> actions,
        Due due,
        @JsonUnwrapped CaseRelations relations,
        @JsonUnwrapped CaseSupervision supervision,
        @JsonUnwrapped CaseTimes times) {

    /** The same with its alarms. */
    public CaseDetail withAlarms(List<AlarmRow> rows) {
        return new CaseDetail(
                row,
                version,
                fields,
                place,
                List.copyOf(rows),
                evidence,
                events,
                actions,
                due,
                relations,
                supervision,
                times);
    }

    /** A person as history names them; the system has no id. */
    public record Who(@Nullable Long id, String name) {

        /** From {@code <name>} (id, missing for the system) and {@code <name>Name}; null when neither is there. */
        static @Nullable Who of(FactEntry entry, String name) {
            String called = entry.optional(name + "Name");
            return called == null
                    ? null
                    : new Who(entry.values().get(name) instanceof Number id ? id.longValue() : null, called);
        }

        /** As above, nameless when neither is there. */
        static Who required(FactEntry entry, String name) {
            Who who = of(entry, name);
            return who == null ? new Who(null, "") : who;
        }
    }

    /**
     * A file.
     *
     * @param kind signature or reading, null for what the media type says
     * @param moment before or after, as whoever handed it in says
     * @param takenAt when the photo says it was taken
     * @param distanceMetres how far from the case's place, null when one of both has none
     * @param minutesApart from when the photo says it was taken to when it was handed in
     */
    public record EvidenceView(
            long id,
            String name,
            String mediaType,
            long sizeBytes,
            String sha256,
            String stage,
            Instant uploadedAt,
            Who uploadedBy,
            @Nullable String kind,
            @Nullable String moment,
            @Nullable Instant takenAt,
            @Nullable Double longitudeDegrees,
            @Nullable Double latitudeDegrees,
            @Nullable Long distanceMetres,
            @Nullable Long minutesApart) {

        /** As the interface shows it, held against the place of its case. */
        static EvidenceView of(Evidence file, @Nullable Double longitude, @Nullable Double latitude) {
            EvidenceTags tags = file.tags();
            Instant taken = tags.takenAt();
            return new EvidenceView(
                    file.id(),
                    file.name(),
                    file.mediaType(),
                    file.sizeBytes(),
                    file.sha256(),
                    file.stage(),
                    file.uploadedAt(),
                    new Who(file.uploadedById(), file.uploadedByName()),
                    tags.kind(),
                    tags.moment(),
                    taken,
                    tags.longitudeDegrees(),
                    tags.latitudeDegrees(),
                    Places.metres(tags.longitudeDegrees(), tags.latitudeDegrees(), longitude, latitude),
                    taken == null
                            ? null
                            : Duration.between(taken, file.uploadedAt()).toMinutes());
        }
    }

    /** One step of the history, with its place in the chain. Hashes in hex. */
    public record EventView(
            long sequence,
            String action,
            String actionName,
            String stage,
            String stageName,
            Who actor,
            Instant time,
            @Nullable String reason,
            Map<String, Object> payload,
            List<Long> evidence,
            String hash,
            String previousHash) {}

    /**
     * Something that can be done in this stage.
     *
     * @param effect what it does beyond leading to a stage, null for nothing
     * @param inputs what the effect asks for, sent back as {@code inputs}
     * @param to the stage it leads to, null when the case stays
     */
    public record ActionView(
            String key,
            String name,
            boolean needsReason,
            boolean assigns,
            List<FieldView> fields,
            EvidenceNeeds evidence,
            boolean allowed,
            @Nullable String disallowedReason,
            @Nullable String effect,
            List<InputView> inputs,
            @Nullable String to) {}

    /**
     * Something an effect asks for. {@code kind} is text, choice, date, datetime, number, boolean, organisation,
     * organisations, person, persons, limit, case or condition.
     */
    public record InputView(String key, String name, String kind, boolean required, List<Named> choices) {}

    /** What is asked for. {@code kind} is text, choice, date or number. */
    public record FieldView(String key, String name, String kind, boolean required, List<Named> choices) {}

    /** Which files must have been handed in. */
    public record EvidenceNeeds(List<EvidenceNeedView> required) {}

    /** So many files of a kind: PHOTO, VIDEO, DOCUMENT or ANY; {@code moment} is BEFORE, AFTER or null for either. */
    public record EvidenceNeedView(
            String kind, int count, @Nullable String moment) {}

    /** The limits. {@code rule} in words. */
    public record Due(
            @Nullable Instant dueAt,
            @Nullable String rule,
            @Nullable Instant stageDueAt) {}
}
