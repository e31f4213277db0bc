package io.bihuan.server.gateway;

import java.time.Duration;
import org.springframework.core.env.Environment;

/**
 * What an operator may choose about the sockets.
 *
 * @param port TCP port for JT/T 808; 0 takes a free one
 * @param admitUnknown whether terminals nobody approved are admitted at once
 * @param idle a connection that says nothing for so long is closed, unless the terminal's own heartbeat asks for more
 * @param unauthenticated how long a connection may stay without an authenticated terminal
 * @param maxBadFramesPerMinute a connection that sends more is closed
 * @param maxConnections connections in all
 * @param maxConnectionsPerAddress connections from one address; mobile operators put many terminals behind one
 * @param maxQuarantined terminals that may wait in quarantine
 * @param maxBadFrames bad frames that are kept
 */
record GatewaySettings(
        int port,
        boolean admitUnknown,
        Duration idle,
        Duration unauthenticated,
        int maxBadFramesPerMinute,
        int maxConnections,
        int maxConnectionsPerAddress,
        int maxQuarantined,
        int maxBadFrames) {

    static final int DEFAULT_PORT = 7611;

    static GatewaySettings from(Environment environment) {
        return new GatewaySettings(
                number(environment, "jt808.port", DEFAULT_PORT),
                environment.getProperty("bihuan.admit.unknown", Boolean.class, false),
                Duration.ofSeconds(number(environment, "jt808.idle", 180)),
                Duration.ofSeconds(number(environment, "jt808.unauthenticated", 60)),
                number(environment, "jt808.max-bad-frames", 120),
                number(environment, "jt808.max-connections", 200_000),
                number(environment, "jt808.max-connections-per-address", 50_000),
                number(environment, "jt808.max-quarantined", 10_000),
                number(environment, "jt808.max-bad-frames-kept", 100_000));
    }

    private static int number(Environment environment, String name, int standard) {
        return environment.getProperty("bihuan." + name, Integer.class, standard);
    }
}
