package io.bihuan.codec.jt808;

/**
 * Ask for the position now (clause 8.20).
 */
public record T8201QueryLocation() implements PositionMessage {
    static T8201QueryLocation read(ByteReader in, Jt808Edition edition) {
        return new T8201QueryLocation();
    }

    @Override
    public int id() {
        return 0x8201;
    }

    @Override
    public void write(ByteWriter out, Jt808Edition edition) {
        // The body is empty.
    }
}
