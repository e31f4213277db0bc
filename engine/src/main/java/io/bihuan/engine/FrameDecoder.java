package io.bihuan.engine;

/**
 * Turns a frame's bytes into observations and messages. Called on a partition's thread, live and in replay alike: the same
 * frame must always give the same calls. It reads no clock, keeps no state and talks to nobody.
 */
@FunctionalInterface
public interface FrameDecoder {
    /**
     * Decodes one frame. Anything thrown rejects the frame with code {@code DECODER_FAULT}; the frame stays in the log.
     *
     * @param frame the frame; {@code replyTo} is not to be touched
     * @param context takes what the frame holds
     */
    void decode(InboundFrame frame, DecodeContext context);
}
