package io.bihuan.server.register;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A record as it stands. */
record Entry(
        long id,
        String register,
        String key,
        String title,
        String state,
        Instant stateSince,
        boolean ended,
        long organisationId,
        @Nullable Long gridId,
        @Nullable Long parentId,
        @Nullable String place,
        @Nullable Double longitudeDegrees,
        @Nullable Double latitudeDegrees,
        Map<String, String> fields,
        @Nullable String grade,
        @Nullable LocalDate expiresOn,
        int version,
        Instant createdAt,
        Instant updatedAt) {}
