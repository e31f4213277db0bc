package io.bihuan.codec.jt808;

/** Connecting, registering, acknowledging (clauses 8.1 to 8.8). */
public sealed interface SessionMessage extends Jt808Message
        permits T0001TerminalAck,
                T0002Heartbeat,
                T0003Logout,
                T0004TimeQuery,
                T0005ResendRequest,
                T0100Register,
                T0102Authentication,
                T8001PlatformAck,
                T8003ResendRequest,
                T8004ServerTime,
                T8100RegisterAck,
                T8204LinkCheck {}
