package io.bihuan.server.notice;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One notice on its way to one person or group, taken by the worker. */
record Delivery(
        long id,
        NoticeRow notice,
        long channelId,
        @Nullable Long personId,
        Pace pace,
        int attempts,
        Instant createdAt) {}
