package io.bihuan.server.gateway;

import java.util.Map;

/** What the sockets can tell about themselves. */
public interface GatewayFigures {

    /** Open connections. */
    int connections();

    /** Connections whose reading waits for the engine. */
    int pausedConnections();

    /** Refused frames and items by reason, since the start. */
    Map<String, Long> rejects();

    /** From a frame's arrival to its acknowledgement, since the start. */
    Latency acknowledgement();

    /**
     * Summary of a duration.
     *
     * @param p50Millis half took at most so long, in milliseconds
     * @param p99Millis 99 of 100 took at most so long
     * @param maxMillis the longest, rounded down to its class
     */
    record Latency(long count, double p50Millis, double p99Millis, double maxMillis) {}
}
