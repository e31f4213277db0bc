package io.bihuan.server.gateway;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A frame, or an item of one, that could not be used.
 *
 * @param phone terminal number, null when the frame did not get so far
 * @param assetId the asset of an approved terminal, 0 otherwise
 * @param code stable reason
 * @param field what was wrong
 * @param offset where, in bytes, −1 when unknown
 * @param messageId id of the message, −1 when unknown
 * @param bytes as they stood on the wire, with delimiters
 * @param protocol wire format it would be replayed in
 */
record BadFrame(
        Instant receivedAt,
        @Nullable String phone,
        long assetId,
        String remoteAddress,
        String code,
        String field,
        int offset,
        String detail,
        int messageId,
        byte[] bytes,
        int protocol,
        Level level) {

    /** What was lost. */
    enum Level {
        /** the whole frame */
        FRAME,
        /** one item of it */
        ITEM
    }
}
