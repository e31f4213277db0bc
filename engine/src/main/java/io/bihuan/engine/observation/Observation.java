package io.bihuan.engine.observation;

import org.jspecify.annotations.Nullable;

/** One timed thing a device told about an asset. */
public sealed interface Observation permits Fix, Reading, DeviceEvent {
    /** The asset's number. */
    long assetId();

    /** When it was so, by the device's clock, in milliseconds since 1970 UTC. */
    long deviceTimeMillis();

    /**
     * When the frame arrived, in milliseconds since 1970 UTC. Observations read back from chunks carry whole seconds here;
     * the frame itself keeps the milliseconds.
     */
    long receivedTimeMillis();

    /** The frame it came in, or null when the observation was not made from a logged frame. */
    @Nullable
    FrameReference reference();
}
