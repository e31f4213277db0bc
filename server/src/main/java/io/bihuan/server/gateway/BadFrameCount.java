package io.bihuan.server.gateway;

import java.time.Instant;

/** How many kept frames have a reason, and when the last came. */
public record BadFrameCount(String code, long count, Instant lastAt) {}
