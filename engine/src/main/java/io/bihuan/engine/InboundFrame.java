package io.bihuan.engine;

import org.jspecify.annotations.Nullable;

/**
 * A frame as it was received, on its way to the log.
 *
 * @param assetId the asset the frame's header names
 * @param protocol which wire format the bytes are in, chosen by the caller; 0 … 65,535
 * @param receivedTimeMillis when it arrived, milliseconds since 1970 UTC
 * @param bytes the frame as the decoder wants it; handed over: the caller must not change it afterwards
 * @param replyTo handed back untouched in {@link CommittedFrame}, for example the connection; null in replay
 */
public record InboundFrame(
        long assetId,
        int protocol,
        long receivedTimeMillis,
        byte[] bytes,
        @Nullable Object replyTo) {
    /** The longest frame taken, in bytes. */
    public static final int MAX_BYTES = 65_536;

    public InboundFrame {
        if (bytes.length > MAX_BYTES || protocol < 0 || protocol > 0xFFFF) {
            throw new IllegalArgumentException("A frame has at most " + MAX_BYTES
                    + " bytes and a protocol of 0 to 65535, got " + bytes.length + " bytes, protocol " + protocol);
        }
    }
}
