package io.bihuan.engine.observation;

import org.jspecify.annotations.Nullable;

/**
 * One value of one channel.
 *
 * @param assetId the asset's number
 * @param deviceTimeMillis device time, milliseconds since 1970 UTC
 * @param receivedTimeMillis receive time, milliseconds since 1970 UTC
 * @param reference the frame it came in, or null
 * @param channel what was measured
 * @param value in the channel's unit, rounded to its resolution
 * @param quality bits of {@link Quality}
 */
public record Reading(
        long assetId,
        long deviceTimeMillis,
        long receivedTimeMillis,
        @Nullable FrameReference reference,
        Channel channel,
        double value,
        int quality)
        implements Observation {}
