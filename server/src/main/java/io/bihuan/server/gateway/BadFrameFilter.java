package io.bihuan.server.gateway;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Which bad frames are wanted; null components do not limit. */
public record BadFrameFilter(
        @Nullable String reason,
        @Nullable String phone,
        @Nullable Instant from,
        @Nullable Instant to) {}
