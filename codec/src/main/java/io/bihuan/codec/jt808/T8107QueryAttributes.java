package io.bihuan.codec.jt808;

/**
 * Ask for the terminal's attributes (from 2013, clause 8.17).
 */
public record T8107QueryAttributes() implements ParameterMessage {
    static T8107QueryAttributes read(ByteReader in, Jt808Edition edition) {
        return new T8107QueryAttributes();
    }

    @Override
    public int id() {
        return 0x8107;
    }

    @Override
    public void write(ByteWriter out, Jt808Edition edition) {
        // The body is empty.
    }
}
