package io.bihuan.server.gateway;

import io.bihuan.codec.jt808.Jt808Edition;

/**
 * The protocol number a frame carries through the engine's log: everything about a terminal, besides the bytes, that
 * decoding depends on. Because it is logged, a replay decodes as the live run did, whatever became of the terminal since.
 *
 * <pre>
 *   0x0800 | datum (bit 2: GCJ-02) | edition (bits 0-1: 0 2011, 1 2013, 2 2019)
 * </pre>
 */
final class WireFormat {

    private static final int JT808 = 0x0800;
    private static final int EDITION = 0b011;
    private static final int SHIFTED = 0b100;
    private static final Jt808Edition[] EDITIONS = {Jt808Edition.V2011, Jt808Edition.V2013, Jt808Edition.V2019};

    private WireFormat() {}

    static int of(Jt808Edition edition, Datum datum) {
        int number = switch (edition) {
            case V2011 -> 0;
            case V2013 -> 1;
            case V2019 -> 2;
        };
        return JT808 | number | (datum == Datum.GCJ02 ? SHIFTED : 0);
    }

    static boolean isJt808(int protocol) {
        return (protocol & ~(EDITION | SHIFTED)) == JT808 && (protocol & EDITION) != EDITION;
    }

    static Jt808Edition edition(int protocol) {
        return EDITIONS[protocol & EDITION];
    }

    static boolean shifted(int protocol) {
        return (protocol & SHIFTED) != 0;
    }
}
