package io.bihuan.server.gateway;

/** Hears when terminals come and go. Called on event loops: must be quick. */
interface Arrivals {

    /** The terminal authenticated on a new connection. */
    void arrived(Terminal terminal);

    /** Its connection is gone. */
    void left(Terminal terminal);
}
