package io.bihuan.server.gateway;

import io.bihuan.server.settings.SettingsException;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
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
 * @param transport {@code auto} for the system's own where there is one, {@code nio} for Java's
 * @param sameNumber what becomes of a second connection with a number that is in use from another address
 * @param tls the encrypted port, null for none
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
        int maxBadFrames,
        String transport,
        SameNumber sameNumber,
        @Nullable TerminalTls tls) {

    /** What becomes of the second connection of one number while the first is alive at another address. */
    enum SameNumber {
        /** the second takes over: most often it is the same terminal, back from another mobile network */
        REPLACE,
        /** the second is refused until the first has been silent for a minute */
        KEEP
    }

    /** Without encryption, the second connection taking over. */
    GatewaySettings(
            int port,
            boolean admitUnknown,
            Duration idle,
            Duration unauthenticated,
            int maxBadFramesPerMinute,
            int maxConnections,
            int maxConnectionsPerAddress,
            int maxQuarantined,
            int maxBadFrames) {
        this(
                port,
                admitUnknown,
                idle,
                unauthenticated,
                maxBadFramesPerMinute,
                maxConnections,
                maxConnectionsPerAddress,
                maxQuarantined,
                maxBadFrames,
                "auto",
                SameNumber.REPLACE,
                null);
    }

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
                number(environment, "jt808.max-bad-frames-kept", 100_000),
                choice(environment, "jt808.transport", "auto", "nio"),
                SameNumber.valueOf(choice(environment, "jt808.same-number", "replace", "keep")
                        .toUpperCase(Locale.ROOT)),
                TerminalTls.from(environment));
    }

    /** One of the words, the first when nothing is said. */
    private static String choice(Environment environment, String name, String standard, String other) {
        String word = environment.getProperty("bihuan." + name, standard);
        if (!word.equals(standard) && !word.equals(other)) {
            throw new SettingsException(
                    "The setting " + name + " is \"" + word + "\"; it must be " + standard + " or " + other + ".");
        }
        return word;
    }

    private static int number(Environment environment, String name, int standard) {
        return environment.getProperty("bihuan." + name, Integer.class, standard);
    }
}
