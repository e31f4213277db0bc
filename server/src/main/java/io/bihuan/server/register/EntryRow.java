package io.bihuan.server.register;

import io.bihuan.server.identity.Ref;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record as lists show it.
 *
 * @param grade null where the register does not grade, or the number is missing
 * @param expiresOn the watched date
 * @param fields values by field key
 */
public record EntryRow(
        long id,
        String register,
        String key,
        String title,
        EntryMark state,
        @Nullable EntryMark grade,
        Ref organisation,
        @Nullable Ref grid,
        @Nullable Long parentId,
        @Nullable String place,
        @Nullable Double longitudeDegrees,
        @Nullable Double latitudeDegrees,
        Map<String, String> fields,
        @Nullable LocalDate expiresOn,
        int version,
        Instant updatedAt) {

    /** A key with its name in the reader's language and the colour it is shown in. */
    public record EntryMark(String key, String name, String tone) {}
}
