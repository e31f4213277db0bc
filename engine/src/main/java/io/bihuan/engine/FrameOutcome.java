package io.bihuan.engine;

/** What became of a frame. */
public enum FrameOutcome {
    /** Logged and decoded. */
    ACCEPTED,
    /** The same bytes were logged for the asset a moment ago: to be acknowledged again, counted and stored once. */
    DUPLICATE,
    /** Logged; part of a message whose other parts are still awaited. */
    FRAGMENT_PENDING,
    /** Logged, and the decoder could not read it. */
    REJECTED
}
