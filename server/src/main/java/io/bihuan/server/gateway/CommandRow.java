package io.bihuan.server.gateway;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of {@code terminal_command}. */
record CommandRow(
        long id,
        long assetId,
        CommandKind kind,
        CommandPayload payload,
        CommandState state,
        Instant createdAt,
        long createdBy,
        String createdByName,
        @Nullable Instant sentAt,
        @Nullable Instant answeredAt,
        Instant expiresAt,
        int attempts,
        @Nullable Integer serial,
        @Nullable String detail,
        @Nullable String answerJson,
        @Nullable Long caseId,
        long organisationId,
        @Nullable Long gridId) {}
