package io.bihuan.server.telemetry;

import java.util.Locale;

/** A stage of a frame's way through the platform, in the order of the way. */
public enum Stage {
    /** from the socket's read to the start of decoding: the wait in the queue; one frame in a hundred */
    RECEIVED,
    /** decoding of one frame; one in a hundred */
    DECODED,
    /** from the socket's read to the durable commit; two frames of each batch */
    COMMITTED,
    /** from the socket's read to the acknowledgement handed to the socket */
    ACKNOWLEDGED,
    /** from the relay's look into the outbox to the commit of the alarms' rows, cases included */
    ALARM,
    /** the part of the relay's transaction that opens or joins a case */
    CASE,
    /** from publishing a live message to the write on a screen's stream */
    SCREEN;

    /** The name in metrics and in the API. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
