package io.bihuan.server.gateway;

import java.time.InstantSource;
import org.springframework.stereotype.Component;

/** Which connection a terminal speaks on: one at a time. All methods are called on event loops. */
@Component
final class Presence {

    private final GatewaySettings settings;
    private final Arrivals arrivals;
    private final Contests contests;
    private final InstantSource clock;

    Presence(GatewaySettings settings, Arrivals arrivals, Contests contests, InstantSource clock) {
        this.settings = settings;
        this.arrivals = arrivals;
        this.contests = contests;
        this.clock = clock;
    }

    /** Whether the number is in use elsewhere and the settings let the first connection keep it. */
    boolean isTaken(Session session, Terminal terminal) {
        Session before = terminal.session.get();
        if (settings.sameNumber() == GatewaySettings.SameNumber.KEEP
                && before != null
                && contests.isElsewhere(before, session)) {
            contests.changed(terminal, before, session);
            return true;
        }
        return false;
    }

    /** The terminal may speak on this connection from now on; an older connection of the same terminal is closed. */
    void enter(Session session, Terminal terminal) {
        session.setAuthenticated(true);
        terminal.remoteAddress = session.remoteAddress;
        terminal.lastHeardMillis = clock.millis();
        terminal.dirty = true;
        Session before = terminal.session.getAndSet(session);
        if (before != null && before != session) {
            if (contests.isElsewhere(before, session)) {
                contests.changed(terminal, before, session);
            }
            before.drop("REPLACED", null);
        }
        if (before != session) {
            arrivals.arrived(terminal);
        }
    }

    /** The connection is gone, or the terminal logged out. */
    void left(Session session) {
        Terminal terminal = session.terminal();
        if (terminal != null && terminal.knocking == session) {
            terminal.knocking = null;
        }
        if (terminal != null && terminal.session.compareAndSet(session, null)) {
            terminal.lastHeardMillis = session.lastFrameMillis();
            terminal.dirty = true;
            arrivals.left(terminal);
        }
    }
}
