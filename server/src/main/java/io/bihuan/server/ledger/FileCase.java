package io.bihuan.server.ledger;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is stated when a case is filed.
 *
 * @param type key of the case type
 * @param severity 1 notice … 4 emergency; decides the overall limit
 * @param assetId what it is about, or null
 * @param plate how people call the asset, kept as it was on that day
 * @param organisationId who answers for it
 * @param longitudeDegrees WGS-84
 * @param fields values by field key, as text: choices by their key, dates as ISO, numbers plain
 * @param conditionId the filing condition, null for none
 * @param urgency normal, urgent or veryUrgent
 * @param readerIds for confidential types, who may see it besides whoever files it
 */
public record FileCase(
        String type,
        String title,
        int severity,
        @Nullable Long assetId,
        @Nullable String plate,
        long organisationId,
        @Nullable Long gridId,
        @Nullable String place,
        @Nullable Double longitudeDegrees,
        @Nullable Double latitudeDegrees,
        Map<String, String> fields,
        @Nullable String reason,
        @Nullable Long conditionId,
        String urgency,
        List<Long> readerIds) {

    public FileCase {
        readerIds = List.copyOf(readerIds);
        fields = Map.copyOf(fields);
    }

    /** A case without a filing condition, of normal urgency, seen as its type says. */
    public FileCase(
            String type,
            String title,
            int severity,
            @Nullable Long assetId,
            @Nullable String plate,
            long organisationId,
            @Nullable Long gridId,
            @Nullable String place,
            @Nullable Double longitudeDegrees,
            @Nullable Double latitudeDegrees,
            Map<String, String> fields,
            @Nullable String reason) {
        this(
                type,
                title,
                severity,
                assetId,
                plate,
                organisationId,
                gridId,
                place,
                longitudeDegrees,
                latitudeDegrees,
                fields,
                reason,
                null,
                "normal",
                List.of());
    }
}
