package io.bihuan.codec.jt808;

/**
 * The terminal is still there (clause 8.3).
 */
public record T0002Heartbeat() implements SessionMessage {
    static T0002Heartbeat read(ByteReader in, Jt808Edition edition) {
        return new T0002Heartbeat();
    }

    @Override
    public int id() {
        return 0x0002;
    }

    @Override
    public void write(ByteWriter out, Jt808Edition edition) {
        // The body is empty.
    }
}
