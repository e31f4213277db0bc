package io.bihuan.engine.store;

/** The kinds of data in a store, each sorted by key. */
public enum Table {
    /** Facts about the store itself and positions. */
    META,
    /** Log records: partition, first sequence → the batch. */
    LOG,
    /** Chunks: asset, kind, channel, first device time, sequence → observations. */
    CHUNKS,
    /** Saved states: asset → state and the place in the log it is as of. */
    STATES,
    /** Transitions to be relayed: partition, sequence → transition. */
    OUTBOX,
    /** Alarms: id → alarm. */
    ALARMS,
    /** Ids of alarms not done with. */
    OPEN_ALARMS,
    /** Frames of alarms, kept when the log is trimmed. */
    KEPT_FRAMES
}
