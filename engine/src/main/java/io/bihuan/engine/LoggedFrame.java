package io.bihuan.engine;

import io.bihuan.engine.observation.FrameReference;

/**
 * A frame read back from the log.
 *
 * @param reference its place
 * @param assetId the asset
 * @param protocol the wire format, as the gateway named it
 * @param receivedTimeMillis when it arrived, milliseconds since 1970 UTC
 * @param bytes the frame as it was logged
 */
public record LoggedFrame(
        FrameReference reference, long assetId, int protocol, long receivedTimeMillis, byte[] bytes) {}
