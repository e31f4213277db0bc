package io.bihuan.server.gateway;

/** Life of a command. */
public enum CommandState {
    /** waits for the terminal to connect */
    QUEUED,
    /** on its way, not answered */
    SENT,
    /** the terminal did it, or answered */
    CONFIRMED,
    /** the terminal refused it */
    FAILED,
    /** not answered in time */
    EXPIRED,
    /** taken back before it was sent */
    CANCELLED;

    /** Whether nothing more will happen to it. */
    public boolean isFinal() {
        return this != QUEUED && this != SENT;
    }
}
