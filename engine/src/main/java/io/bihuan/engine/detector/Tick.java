package io.bihuan.engine.detector;

import io.bihuan.engine.observation.Fix;
import org.jspecify.annotations.Nullable;

/**
 * A moment at which nothing arrived.
 *
 * @param nowMillis the time
 * @param lastHeardMillis receive time of the asset's last frame
 * @param lastFix its newest position report, or null
 */
record Tick(long nowMillis, long lastHeardMillis, @Nullable Fix lastFix) {}
