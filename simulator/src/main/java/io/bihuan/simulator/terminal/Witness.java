package io.bihuan.simulator.terminal;

import io.bihuan.codec.jt808.T0200LocationReport;

/** Learns what becomes of a terminal's messages. */
public interface Witness {
    /** A frame went out; {@code again} for retransmissions. */
    void sent(boolean again);

    /** The platform answered a message with a report, which it thereby holds. */
    void acknowledged(String phone, T0200LocationReport report, int serial);

    /** The platform refused something; the words say what and why. */
    void refused(String phone, String what);

    /** A report was thrown away because the terminal's memory is full. */
    void overflowed();
}
