package io.bihuan.server.gateway;

import io.bihuan.codec.jt808.Jt808Framing;
import io.bihuan.codec.jt808.Jt808HeaderView;
import io.bihuan.codec.jt808.Jt808Rejection;
import io.bihuan.codec.jt808.T8004ServerTime;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Decides what becomes of each good frame: life-cycle messages are answered here, everything else of an authenticated
 * terminal goes to the engine and is acknowledged after the engine's commit. Called on event loops; never waits.
 */
@Component
final class Reception {

    static final int OK = 0;
    static final int FAILED = 1;
    static final int HEARTBEAT = 0x0002;
    static final int LOGOUT = 0x0003;
    static final int TIME_QUERY = 0x0004;
    static final int REGISTER = 0x0100;
    static final int AUTHENTICATE = 0x0102;

    private static final Logger LOG = LoggerFactory.getLogger(Reception.class);
    private static final DateTimeFormatter SERVER_TIME =
            DateTimeFormatter.ofPattern("yyMMddHHmmss").withZone(ZoneOffset.UTC);

    private final GatewaySettings settings;
    private final TerminalRegister register;
    private final Intake intake;
    private final LifeCycle lifeCycle;
    private final BadFrames badFrames;
    private final InstantSource clock;

    Reception(
            GatewaySettings settings,
            TerminalRegister register,
            Intake intake,
            LifeCycle lifeCycle,
            BadFrames badFrames,
            InstantSource clock) {
        this.settings = settings;
        this.register = register;
        this.intake = intake;
        this.lifeCycle = lifeCycle;
        this.badFrames = badFrames;
        this.clock = clock;
    }

    /** Takes one good frame's content; false when it has to wait, in which case the session was paused. */
    boolean accept(Session session, byte[] content) {
        if (!session.isBoundTo(content)) {
            if (session.isBound()) {
                refuse(
                        session,
                        content,
                        "OTHER_TERMINAL",
                        "one connection carries one terminal, this one " + session.phone());
                return true;
            }
            session.bind(content);
            session.know(register.byPhone(session.phone()));
        }
        session.heard(clock.millis());
        int id = Jt808HeaderView.messageId(content);
        Terminal terminal = session.terminal();
        if (!session.isAuthenticated() || terminal == null) {
            return stranger(session, id, content);
        }
        switch (id) {
            case HEARTBEAT -> {
                terminal.frames.increment();
                session.acknowledge(Jt808HeaderView.serial(content), id, OK);
            }
            case LOGOUT -> {
                session.acknowledge(Jt808HeaderView.serial(content), id, OK);
                lifeCycle.loggedOut(session);
            }
            case TIME_QUERY -> session.send(new T8004ServerTime(SERVER_TIME.format(now())));
            case REGISTER -> lifeCycle.register(session, content);
            case AUTHENTICATE -> lifeCycle.authenticate(session, content);
            default -> {
                if (!intake.offer(session, terminal, content)) {
                    return false;
                }
                terminal.frames.increment();
            }
        }
        return true;
    }

    /** A frame of a terminal that has not authenticated on this connection. */
    private boolean stranger(Session session, int id, byte[] content) {
        if (id == REGISTER) {
            lifeCycle.register(session, content);
            return true;
        }
        if (id == AUTHENTICATE) {
            lifeCycle.authenticate(session, content);
            return true;
        }
        Terminal terminal = session.terminal();
        if (settings.admitUnknown() && (terminal == null || terminal.state != TerminalState.BLOCKED)) {
            if (terminal != null && terminal.speaks()) {
                return !lifeCycle.enter(session, terminal, content) || accept(session, content);
            }
            // The frame waits until the terminal is admitted, then comes again.
            lifeCycle.admit(session, content);
            return false;
        }
        session.acknowledge(Jt808HeaderView.serial(content), id, FAILED);
        lifeCycle.refusedStranger(session, content);
        String why = terminal == null || terminal.state == TerminalState.QUARANTINED
                ? "the terminal waits in quarantine"
                : terminal.state == TerminalState.BLOCKED
                        ? "the terminal is blocked"
                        : "the terminal has to authenticate first";
        refuse(session, content, "NOT_AUTHENTICATED", why);
        return true;
    }

    /** Bytes that are no frame; {@code raw} is what stood between the delimiters. */
    void unreadable(Session session, Jt808Rejection rejection, byte[] raw) {
        badFrames.add(BadFrames.unreadable(session, rejection, raw, now()));
        countBad(session);
    }

    private void refuse(Session session, byte[] content, String code, String detail) {
        badFrames.add(BadFrames.refused(session, code, detail, Jt808Framing.seal(content), now()));
        countBad(session);
    }

    private void countBad(Session session) {
        Terminal terminal = session.terminal();
        if (terminal != null) {
            terminal.rejectedFrames.increment();
        }
        if (session.countBadFrame(clock.millis()) > settings.maxBadFramesPerMinute()) {
            session.drop("FLOOD_OF_BAD_FRAMES", null);
        }
    }

    /** From any thread: a connection is about to be closed by us. */
    void dropping(Session session, String reason, @Nullable Throwable cause) {
        badFrames.dropped(session, reason, now());
        if (cause == null || cause instanceof java.io.IOException) {
            LOG.debug("Dropped {} ({}): {}", session.remoteAddress, session.phone(), reason);
        } else {
            LOG.warn("Dropped {} ({}): {}", session.remoteAddress, session.phone(), reason, cause);
        }
    }

    /** On the event loop: a connection is gone. */
    void closed(Session session) {
        lifeCycle.left(session);
    }

    long nowMillis() {
        return clock.millis();
    }

    private Instant now() {
        return clock.instant();
    }
}
