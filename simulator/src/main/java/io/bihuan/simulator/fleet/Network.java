package io.bihuan.simulator.fleet;

import io.bihuan.simulator.terminal.Line;

/** The way to the platform. Everything it tells a peer it tells on the fleet's thread. */
interface Network {
    /** Who called. */
    interface Peer {
        void up(Line line);

        /** The bytes between two delimiters. */
        void frame(byte[] escaped);

        /** The call failed, or the connection is gone. */
        void down();
    }

    /** Calls the platform for a peer; one of up and down follows. */
    void dial(Peer peer);
}
