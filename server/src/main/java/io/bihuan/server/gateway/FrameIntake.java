package io.bihuan.server.gateway;

import io.bihuan.engine.InboundFrame;

/** The engine as the sockets see it. */
interface FrameIntake {

    /** The partition an asset belongs to. */
    int partitionOf(long assetId);

    /** Hands over a frame; false when the partition's queue is full, after which it tells when there is space. */
    boolean offer(InboundFrame frame);
}
