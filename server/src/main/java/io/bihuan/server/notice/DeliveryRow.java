package io.bihuan.server.notice;

import io.bihuan.server.identity.Ref;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of the delivery log.
 *
 * @param person to whom, null for a group
 * @param state WAITING, SENDING, SENT or FAILED
 * @param held why it is not sent at once: quiet, off-duty, digest
 * @param outcome how the last attempt ended, in words
 * @param detail what the other side said
 */
public record DeliveryRow(
        long id,
        String event,
        String title,
        String kind,
        Ref channel,
        @Nullable Ref person,
        Ref organisation,
        String state,
        @Nullable String held,
        int attempts,
        Instant dueAt,
        @Nullable Instant sentAt,
        @Nullable String outcome,
        @Nullable String detail,
        Instant createdAt) {}
