package io.bihuan.server.live;

/** What a live message is about; the lower-case name is the event name on the stream. */
public enum LiveTopic {
    /** a vehicle moved or changed its state */
    POSITION,
    /** an alarm was raised, changed or returned */
    ALARM,
    /** a case changed */
    CASE,
    /** a command to a terminal changed its state */
    COMMAND,
    /** a terminal connected, left, or changed its admission */
    TERMINAL,
    /** somebody was told something; only for that person */
    NOTICE;

    /** The name used on the stream and in the {@code topics} parameter. */
    public String eventName() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
