package io.bihuan.server.gateway;

import java.time.Instant;

/** How many kept frames have a reason, by its code and its name, and when the last came. */
public record BadFrameCount(String code, String name, long count, Instant lastAt) {}
