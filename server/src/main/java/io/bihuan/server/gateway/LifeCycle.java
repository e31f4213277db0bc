package io.bihuan.server.gateway;

import io.bihuan.codec.jt808.Jt808Codec;
import io.bihuan.codec.jt808.Jt808Edition;
import io.bihuan.codec.jt808.Jt808Framing;
import io.bihuan.codec.jt808.Jt808HeaderView;
import io.bihuan.codec.jt808.Jt808Rejection;
import io.bihuan.codec.jt808.T0100Register;
import io.bihuan.codec.jt808.T0102Authentication;
import io.bihuan.codec.jt808.T8100RegisterAck;
import java.time.InstantSource;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Registration, authentication, arrival and departure of terminals (clause 4.5 of JT/T 808). Authentication of a known
 * terminal is decided from memory; whatever needs the database is handed to {@link Admissions} while the connection
 * pauses, and ends back on the event loop.
 */
@Component
final class LifeCycle {

    private static final int REGISTERED = 0;
    private static final int TERMINAL_TAKEN = 3;
    private static final int TERMINAL_UNKNOWN = 4;
    private static final int MOST_FAILED_AUTHENTICATIONS = 3;

    private final GatewaySettings settings;
    private final TerminalRegister register;
    private final Admissions admissions;
    private final BadFrames badFrames;
    private final Presence presence;
    private final InstantSource clock;

    LifeCycle(
            GatewaySettings settings,
            TerminalRegister register,
            Admissions admissions,
            BadFrames badFrames,
            Presence presence,
            InstantSource clock) {
        this.settings = settings;
        this.register = register;
        this.admissions = admissions;
        this.badFrames = badFrames;
        this.presence = presence;
        this.clock = clock;
    }

    /** 0x0100. */
    void register(Session session, byte[] content) {
        int serial = Jt808HeaderView.serial(content);
        TerminalIdentity identity;
        try {
            byte[] body = body(content);
            Jt808Edition edition = Jt808HeaderView.versioned(content)
                    ? Jt808Edition.V2019
                    : Jt808Codec.edition(Reception.REGISTER, body, null);
            identity = TerminalIdentity.of(
                    (T0100Register) Jt808Codec.decodeBody(Reception.REGISTER, body, edition), edition);
        } catch (Jt808Rejection rejection) {
            malformed(session, content, rejection);
            return;
        }
        Terminal terminal = session.terminal();
        if (terminal != null
                && terminal.speaks()
                && terminal.codeHash != null
                && !terminal.identity.confirmedBy(identity)) {
            // Whoever knows a number could otherwise take over a terminal by registering again.
            refuse(session, content, "REGISTRATION_MISMATCH", "maker or terminal id differ from the approved device");
            session.send(new T8100RegisterAck(serial, TERMINAL_TAKEN, ""));
            return;
        }
        session.pause(Session.PAUSED_ADMISSION);
        admissions.submit(new Admissions.Request(
                session,
                session.phone(),
                identity,
                true,
                settings.admitUnknown(),
                outcome -> registered(session, serial, outcome)));
    }

    private void registered(Session session, int serial, Admissions.Outcome outcome) {
        Terminal terminal = outcome.terminal();
        session.know(terminal);
        if (outcome.authCode() != null) {
            session.send(new T8100RegisterAck(serial, REGISTERED, outcome.authCode()));
        } else {
            session.send(new T8100RegisterAck(serial, TERMINAL_UNKNOWN, ""));
        }
        session.resume(Session.PAUSED_ADMISSION);
    }

    /** 0x0102: judged from memory, so that it works while the database is away. */
    void authenticate(Session session, byte[] content) {
        T0102Authentication authentication;
        try {
            authentication = (T0102Authentication) Jt808Codec.decodeBody(
                    Reception.AUTHENTICATE,
                    body(content),
                    Jt808HeaderView.versioned(content) ? Jt808Edition.V2019 : session.edition());
        } catch (Jt808Rejection rejection) {
            malformed(session, content, rejection);
            return;
        }
        Terminal terminal = session.terminal();
        if (settings.admitUnknown() && (terminal == null || terminal.state == TerminalState.QUARANTINED)) {
            admitThen(session, content, () -> authenticate(session, content));
            return;
        }
        byte[] presented = AuthCodes.hash(session.phone(), authentication.authCode());
        if (terminal != null && terminal.speaks() && holds(terminal, presented)) {
            terminal.softwareVersion = authentication.softwareVersion();
            if (!enter(session, terminal, content)) {
                return;
            }
            session.acknowledge(Jt808HeaderView.serial(content), Reception.AUTHENTICATE, Reception.OK);
            session.flush();
            return;
        }
        session.acknowledge(Jt808HeaderView.serial(content), Reception.AUTHENTICATE, Reception.FAILED);
        session.flush();
        refusedStranger(session, content);
        refuse(session, content, "AUTHENTICATION_FAILED", "the code is not the one that was given out");
        if (session.countFailedAuthentication() >= MOST_FAILED_AUTHENTICATIONS) {
            session.drop("AUTHENTICATION_FAILED", null);
        }
    }

    /** A terminal admitted without registration holds no code yet: where unknown ones are admitted, its first counts. */
    private boolean holds(Terminal terminal, byte[] presented) {
        byte[] known = terminal.codeHash;
        if (known != null) {
            return AuthCodes.same(known, presented);
        }
        if (settings.admitUnknown()) {
            terminal.codeHash = presented;
            terminal.dirty = true;
            return true;
        }
        return false;
    }

    /** Frames of an unknown terminal where unknown ones are admitted: the frame waits, the terminal is created. */
    void admit(Session session, byte[] content) {
        admitThen(session, content, () -> {});
    }

    private void admitThen(Session session, byte[] content, Runnable then) {
        Jt808Edition edition = Jt808HeaderView.versioned(content) ? Jt808Edition.V2019 : Jt808Edition.V2013;
        session.pause(Session.PAUSED_ADMISSION);
        admissions.submit(new Admissions.Request(
                session, session.phone(), TerminalIdentity.unknown(edition), false, true, outcome -> {
                    session.know(outcome.terminal());
                    if (outcome.terminal() != null && outcome.terminal().speaks()) {
                        then.run();
                        session.resume(Session.PAUSED_ADMISSION);
                    } else {
                        session.drop("NOT_ADMITTED", null);
                    }
                }));
    }

    /** Notes a terminal that may not speak, so that an operator sees it. */
    void refusedStranger(Session session, byte[] content) {
        if (session.terminal() == null) {
            Jt808Edition edition = Jt808HeaderView.versioned(content) ? Jt808Edition.V2019 : Jt808Edition.V2013;
            admissions.submit(new Admissions.Request(
                    session,
                    session.phone(),
                    TerminalIdentity.unknown(edition),
                    false,
                    false,
                    outcome -> session.know(outcome.terminal())));
        }
    }

    /** The terminal may speak on this connection; false when its number is in use elsewhere and stays there. */
    boolean enter(Session session, Terminal terminal, byte[] content) {
        if (presence.isTaken(session, terminal)) {
            session.acknowledge(Jt808HeaderView.serial(content), Jt808HeaderView.messageId(content), Reception.FAILED);
            session.flush();
            refuse(session, content, "NUMBER_IN_USE", "this number speaks from another address");
            session.drop("NUMBER_IN_USE", null);
            return false;
        }
        presence.enter(session, terminal);
        return true;
    }

    /** 0x0003. */
    void loggedOut(Session session) {
        session.setAuthenticated(false);
        left(session);
    }

    /** The connection is gone, or the terminal logged out. */
    void left(Session session) {
        presence.left(session);
    }

    private void malformed(Session session, byte[] content, Jt808Rejection rejection) {
        refuse(session, content, rejection.code().name(), rejection.field() + ": " + rejection.detail());
        session.acknowledge(Jt808HeaderView.serial(content), Jt808HeaderView.messageId(content), 2);
    }

    private void refuse(Session session, byte[] content, String code, @Nullable String detail) {
        badFrames.add(BadFrames.refused(
                session, code, detail == null ? "" : detail, Jt808Framing.seal(content), clock.instant()));
        Terminal terminal = session.terminal();
        if (terminal != null) {
            terminal.rejectedFrames.increment();
        }
        if (session.countBadFrame(clock.millis()) > settings.maxBadFramesPerMinute()) {
            session.drop("FLOOD_OF_BAD_FRAMES", null);
        }
    }

    private static byte[] body(byte[] content) {
        return Arrays.copyOfRange(content, Jt808HeaderView.headerLength(content), content.length);
    }
}
