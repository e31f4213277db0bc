package io.bihuan.codec.jt808;

/**
 * Ask for all parameters (clause 8.13).
 */
public record T8104QueryParameters() implements ParameterMessage {
    static T8104QueryParameters read(ByteReader in, Jt808Edition edition) {
        return new T8104QueryParameters();
    }

    @Override
    public int id() {
        return 0x8104;
    }

    @Override
    public void write(ByteWriter out, Jt808Edition edition) {
        // The body is empty.
    }
}
