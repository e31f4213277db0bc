package io.bihuan.engine;

import io.bihuan.engine.observation.Fix;
import org.jspecify.annotations.Nullable;

/**
 * The newest known of an asset, as of the last commit.
 *
 * @param assetId the asset
 * @param fix its newest position report, or null when it never sent one
 * @param lastFrameMillis receive time of its last frame of any kind, milliseconds since 1970 UTC
 * @param activeAlarms conditions that are alarms now (not returned to normal)
 * @param highestSeverity severity 1 … 4 of the gravest of these, 0 when there is none
 */
public record Latest(long assetId, @Nullable Fix fix, long lastFrameMillis, int activeAlarms, int highestSeverity) {}
