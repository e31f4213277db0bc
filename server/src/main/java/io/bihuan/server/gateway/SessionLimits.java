package io.bihuan.server.gateway;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All connections, how many there may be, and how long they may be silent or strangers. */
@Component
final class SessionLimits {

    private static final long LONGEST_UNREAD_MILLIS = 30_000;

    private final GatewaySettings settings;
    private final Set<Session> sessions = ConcurrentHashMap.newKeySet();
    private final Map<String, AtomicInteger> perAddress = new ConcurrentHashMap<>();

    SessionLimits(GatewaySettings settings) {
        this.settings = settings;
    }

    int count() {
        return sessions.size();
    }

    /** Lets a connection in, or answers why not. */
    @Nullable
    String enter(Session session) {
        if (sessions.size() >= settings.maxConnections()) {
            return "TOO_MANY_CONNECTIONS";
        }
        AtomicInteger ofAddress = perAddress.compute(address(session), (address, count) -> {
            AtomicInteger counter = count == null ? new AtomicInteger() : count;
            counter.incrementAndGet();
            return counter;
        });
        if (ofAddress.get() > settings.maxConnectionsPerAddress()) {
            release(session);
            return "TOO_MANY_CONNECTIONS_FROM_ADDRESS";
        }
        sessions.add(session);
        return null;
    }

    void leave(Session session) {
        if (sessions.remove(session)) {
            release(session);
        }
    }

    /** Closes connections that said nothing for too long, never authenticated, or do not read what we answer. */
    void sweep(long nowMillis) {
        long strangers = nowMillis - settings.unauthenticated().toMillis();
        for (Session session : sessions) {
            long unreadSince = session.unreadSinceMillis();
            if (unreadSince != 0 && unreadSince < nowMillis - LONGEST_UNREAD_MILLIS) {
                session.drop("SLOW_READER", null);
            } else if (!session.isSpeaking() && session.connectedAtMillis < strangers) {
                session.drop("NOT_AUTHENTICATED", null);
            } else if (session.isReading() && session.lastFrameMillis() < nowMillis - idleMillis(session)) {
                session.drop("SILENT", null);
            }
        }
    }

    void dropAll(String reason) {
        for (Session session : sessions) {
            session.drop(reason, null);
        }
    }

    /** Three of the terminal's own heartbeats where it has said how often it beats, never less than the setting. */
    private long idleMillis(Session session) {
        Terminal terminal = session.terminal();
        long own = terminal == null ? 0 : 3_000L * terminal.heartbeatSeconds;
        return Math.max(own, settings.idle().toMillis());
    }

    private void release(Session session) {
        perAddress.computeIfPresent(address(session), (address, count) -> count.decrementAndGet() <= 0 ? null : count);
    }

    private static String address(Session session) {
        int colon = session.remoteAddress.lastIndexOf(':');
        return colon < 0 ? session.remoteAddress : session.remoteAddress.substring(0, colon);
    }
}
