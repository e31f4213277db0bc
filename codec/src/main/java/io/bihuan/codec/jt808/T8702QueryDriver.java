package io.bihuan.codec.jt808;

/**
 * Ask who drives (from 2013, clause 8.49).
 */
public record T8702QueryDriver() implements DriverMessage {
    static T8702QueryDriver read(ByteReader in, Jt808Edition edition) {
        return new T8702QueryDriver();
    }

    @Override
    public int id() {
        return 0x8702;
    }

    @Override
    public void write(ByteWriter out, Jt808Edition edition) {
        // The body is empty.
    }
}
