package io.bihuan.server.gateway;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A frame, or an item of one, that could not be used, as operators see it.
 *
 * @param offset where, in bytes, −1 when unknown
 * @param hex as it stood on the wire
 * @param level {@code FRAME} when all of it was lost, {@code ITEM} when one item was
 * @param name what people call the reason
 * @param replayResult {@code ACCEPTED}, or the reason it was refused again
 * @param replayName what people call that
 */
public record BadFrameView(
        long id,
        Instant receivedAt,
        @Nullable String phone,
        @Nullable String remoteAddress,
        String code,
        String name,
        String field,
        int offset,
        String detail,
        @Nullable String messageId,
        String hex,
        String level,
        @Nullable Instant replayedAt,
        @Nullable String replayResult,
        @Nullable String replayName) {}
