package io.bihuan.server.gateway;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Notices when two devices answer to one number. A terminal that comes back from another address is everyday life in a
 * mobile network; connections that push each other out again and again, each from its own address and each alive, are two
 * devices. The operator sees it at the terminal and as an alarm of the vehicle.
 */
@Component
final class Contests {

    /** A connection heard within this time is alive. */
    static final long ALIVE_MILLIS = 60_000;

    private static final long WITHIN_MILLIS = 600_000;
    private static final int CHANGES = 3;

    private final Intake intake;
    private final BadFrames badFrames;
    private final InstantSource clock;
    private final Counter contested;

    Contests(Intake intake, BadFrames badFrames, MeterRegistry meters, InstantSource clock) {
        this.intake = intake;
        this.badFrames = badFrames;
        this.clock = clock;
        this.contested = Counter.builder("bihuan.gateway.contested")
                .description("Times two devices were noticed to answer to one number")
                .register(meters);
    }

    /**
     * What is known of one terminal's contest.
     *
     * @param sinceMillis first change of address of the running count
     * @param changes changes since then
     * @param toldAt when it was told last, null when it has not been
     * @param other the address that was told
     */
    record Contest(long sinceMillis, int changes, @Nullable Instant toldAt, String other) {}

    /** Whether a connection is alive and at another address than a new one of the same number. */
    boolean isElsewhere(@Nullable Session before, Session now) {
        return before != null
                && before != now
                && before.channel.isActive()
                && clock.millis() - before.lastFrameMillis() < ALIVE_MILLIS
                && !host(before).equals(host(now));
    }

    /** On an event loop: a connection that is alive elsewhere was pushed out, or tried to push another out. */
    void changed(Terminal terminal, Session before, Session now) {
        long millis = clock.millis();
        boolean tell;
        synchronized (terminal) {
            Contest known = terminal.contest;
            Instant told = known == null ? null : known.toldAt();
            boolean running = known != null && millis - known.sinceMillis() < WITHIN_MILLIS;
            int changes = running && known != null ? known.changes() + 1 : 1;
            long since = running && known != null ? known.sinceMillis() : millis;
            tell = changes >= CHANGES && (told == null || millis - told.toEpochMilli() > WITHIN_MILLIS);
            terminal.contest = new Contest(
                    since,
                    tell ? 0 : changes,
                    tell ? Instant.ofEpochMilli(millis) : told,
                    tell ? host(before) : known == null ? "" : known.other());
        }
        if (tell) {
            tell(terminal, before, now, millis);
        }
    }

    private void tell(Terminal terminal, Session before, Session now, long millis) {
        contested.increment();
        badFrames.add(BadFrames.refused(
                now,
                "NUMBER_CONTESTED",
                "two devices answer to this number, at " + host(now) + " and " + host(before),
                new byte[0],
                Instant.ofEpochMilli(millis)));
        intake.note(
                terminal.assetId,
                PlatformNote.PROTOCOL,
                new PlatformNote(PlatformNote.CONTESTED, millis, host(now), host(before)).bytes());
    }

    static String host(Session session) {
        int colon = session.remoteAddress.lastIndexOf(':');
        return colon < 0 ? session.remoteAddress : session.remoteAddress.substring(0, colon);
    }
}
