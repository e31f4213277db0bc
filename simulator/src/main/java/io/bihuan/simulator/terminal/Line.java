package io.bihuan.simulator.terminal;

/** A connection to the platform, as a terminal sees it. */
public interface Line {
    /** Sends one frame, delimiters included. */
    void send(byte[] frame);

    /** Whether what was sent so far is on its way, so that more may follow. */
    boolean isReady();

    /** Closes the connection. */
    void hangUp();
}
