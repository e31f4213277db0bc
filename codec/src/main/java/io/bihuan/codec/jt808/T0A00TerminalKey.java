package io.bihuan.codec.jt808;

/**
 * The terminal's public RSA key (clause 8.64).
 *
 * @param exponent the public exponent
 * @param modulus 128 bytes
 */
public record T0A00TerminalKey(long exponent, byte[] modulus) implements DataMessage {
    static T0A00TerminalKey read(ByteReader in, Jt808Edition edition) {
        return new T0A00TerminalKey(in.u32("exponent"), in.bytes(128, "modulus"));
    }

    @Override
    public int id() {
        return 0x0A00;
    }

    @Override
    public void write(ByteWriter out, Jt808Edition edition) {
        out.u32(exponent).bytes(modulus);
    }
}
