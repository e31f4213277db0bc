package io.bihuan.server.detection;

import io.bihuan.server.identity.Ref;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An alarm in the lists, on the live stream and on its page; see {@link AlarmView} for the meaning of its fields. */
public record AlarmRow(
        String id,
        String kind,
        String kindName,
        String detector,
        int severity,
        AlarmView.State state,
        AssetRef asset,
        Ref organisation,
        Instant startTime,
        @Nullable Instant endTime,
        @Nullable Double worstValue,
        @Nullable Double limitValue,
        String unit,
        @Nullable Instant worstTime,
        double longitudeDegrees,
        double latitudeDegrees,
        String frame,
        Map<String, String> attributes,
        @Nullable Ref acknowledgedBy,
        @Nullable Instant acknowledgedAt,
        @Nullable String acknowledgeNote,
        @Nullable Instant shelvedUntil,
        @Nullable String shelveReason,
        @Nullable Long caseId,
        @Nullable String caseNumber) {

    /** The asset the alarm is about, as it was then. */
    public record AssetRef(long id, String plate, String kind) {}

    AlarmRow withCase(AlarmCases.@Nullable CaseRef found) {
        return found == null ? this : copy(kindName, found.id(), found.number());
    }

    AlarmRow withKindName(String name) {
        return copy(name, caseId, caseNumber);
    }

    private AlarmRow copy(String name, @Nullable Long itsCase, @Nullable String itsCaseNumber) {
        return new AlarmRow(
                id,
                kind,
                name,
                detector,
                severity,
                state,
                asset,
                organisation,
                startTime,
                endTime,
                worstValue,
                limitValue,
                unit,
                worstTime,
                longitudeDegrees,
                latitudeDegrees,
                frame,
                attributes,
                acknowledgedBy,
                acknowledgedAt,
                acknowledgeNote,
                shelvedUntil,
                shelveReason,
                itsCase,
                itsCaseNumber);
    }
}
