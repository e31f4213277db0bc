package io.bihuan.codec.jt808;

/**
 * The terminal leaves its vehicle (clause 8.7).
 */
public record T0003Logout() implements SessionMessage {
    static T0003Logout read(ByteReader in, Jt808Edition edition) {
        return new T0003Logout();
    }

    @Override
    public int id() {
        return 0x0003;
    }

    @Override
    public void write(ByteWriter out, Jt808Edition edition) {
        // The body is empty.
    }
}
