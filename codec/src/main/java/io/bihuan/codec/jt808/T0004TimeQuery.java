package io.bihuan.codec.jt808;

/**
 * The terminal asks for the time (2019, clause 8.4).
 */
public record T0004TimeQuery() implements SessionMessage {
    static T0004TimeQuery read(ByteReader in, Jt808Edition edition) {
        return new T0004TimeQuery();
    }

    @Override
    public int id() {
        return 0x0004;
    }

    @Override
    public void write(ByteWriter out, Jt808Edition edition) {
        // The body is empty.
    }
}
