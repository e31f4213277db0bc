package io.bihuan.server.gateway;

import io.bihuan.server.identity.Ref;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A command and what became of it.
 *
 * @param summary the command in one line, in the reader's language
 * @param detail why it failed, in the reader's language, or null
 * @param answer what the terminal answered, or null
 * @param media pictures that came of it
 */
public record CommandView(
        long id,
        long assetId,
        CommandKind kind,
        CommandState state,
        String summary,
        Instant createdAt,
        Ref createdBy,
        @Nullable Instant sentAt,
        @Nullable Instant answeredAt,
        Instant expiresAt,
        @Nullable String detail,
        @Nullable Map<String, Object> answer,
        List<MediaRef> media,
        @Nullable Long caseId) {

    /** A picture, to be fetched from {@code /api/media/{id}}. */
    public record MediaRef(long id, int channel, long sizeBytes, Instant receivedAt) {}
}
