package io.bihuan.server.telemetry;

import java.util.Locale;

/** A stage of a frame's way through the platform, in the order of the way. */
public enum Stage {
    /** from the socket's read to the engine's queue */
    RECEIVED,
    /** decoding and detection of a frame on its partition */
    DECODED,
    /** from the socket's read to the durable commit */
    COMMITTED,
    /** from the socket's read to the acknowledgement handed to the socket */
    ACKNOWLEDGED,
    /** from the commit of an alarm to its row in the database */
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
