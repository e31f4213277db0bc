package io.bihuan.engine;

import io.bihuan.engine.observation.FrameReference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A frame after its commit, to be acknowledged.
 *
 * @param frame as it was offered
 * @param reference its place in the log; of a duplicate, the place of the first
 * @param outcome what became of it
 * @param rejection why it was rejected; null unless the outcome is {@link FrameOutcome#REJECTED}
 * @param messages what the decoder passed to {@link DecodeContext#message}, in order; also given for duplicates, so that an
 *     answer can be repeated
 */
public record CommittedFrame(
        InboundFrame frame,
        FrameReference reference,
        FrameOutcome outcome,
        @Nullable FrameRejection rejection,
        List<Object> messages) {}
