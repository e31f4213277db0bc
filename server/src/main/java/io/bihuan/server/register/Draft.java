package io.bihuan.server.register;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is stated about a record.
 *
 * @param parentId the record it belongs to, where the register has a parent
 * @param longitudeDegrees WGS-84
 * @param fields values by field key, as text: choices by their key, dates as ISO, numbers plain
 */
public record Draft(
        long organisationId,
        @Nullable Long gridId,
        @Nullable Long parentId,
        @Nullable String place,
        @Nullable Double longitudeDegrees,
        @Nullable Double latitudeDegrees,
        Map<String, String> fields,
        @Nullable String reason) {

    public Draft {
        fields = Map.copyOf(fields);
    }
}
