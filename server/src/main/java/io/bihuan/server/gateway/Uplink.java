package io.bihuan.server.gateway;

import io.bihuan.codec.jt808.Jt808Message;
import io.bihuan.engine.FrameRejection;

/** What a frame held besides observations; leaves the engine after the frame's commit. */
sealed interface Uplink {

    /** A message that is no observation, or an answer that also carried one. */
    record Answer(Jt808Message message) implements Uplink {}

    /** A message id that is in no table; to be acknowledged as unsupported. */
    record Unsupported(int messageId) implements Uplink {}

    /** One item of the frame was refused, the rest was kept. */
    record ItemFault(FrameRejection rejection) implements Uplink {}
}
