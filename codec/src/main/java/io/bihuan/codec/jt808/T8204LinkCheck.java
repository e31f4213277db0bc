package io.bihuan.codec.jt808;

/**
 * The platform checks the link (2019, clause 8.23); the terminal acknowledges.
 */
public record T8204LinkCheck() implements SessionMessage {
    static T8204LinkCheck read(ByteReader in, Jt808Edition edition) {
        return new T8204LinkCheck();
    }

    @Override
    public int id() {
        return 0x8204;
    }

    @Override
    public void write(ByteWriter out, Jt808Edition edition) {
        // The body is empty.
    }
}
