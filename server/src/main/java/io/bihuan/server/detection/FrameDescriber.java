package io.bihuan.server.detection;

import java.util.Map;

/** Puts a logged frame into words. Implemented by the gateway, which knows the wire formats. */
public interface FrameDescriber {

    /**
     * Describes a frame; never fails: a frame that does not decode is described by its rejection.
     *
     * @param protocol the protocol number the frame was offered to the engine with
     * @param bytes the frame as logged
     */
    Description describe(int protocol, byte[] bytes);

    /**
     * A frame in words.
     *
     * @param messageId four hex digits
     * @param messageName name of the message in the vocabulary of its standard
     * @param decoded the fields, written as JSON
     */
    record Description(String messageId, String messageName, Map<String, Object> decoded) {}
}
