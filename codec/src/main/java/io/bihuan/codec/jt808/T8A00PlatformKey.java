package io.bihuan.codec.jt808;

/**
 * The platform's public RSA key (clause 8.64).
 *
 * @param exponent the public exponent
 * @param modulus 128 bytes
 */
public record T8A00PlatformKey(long exponent, byte[] modulus) implements DataMessage {
    static T8A00PlatformKey read(ByteReader in, Jt808Edition edition) {
        return new T8A00PlatformKey(in.u32("exponent"), in.bytes(128, "modulus"));
    }

    @Override
    public int id() {
        return 0x8A00;
    }

    @Override
    public void write(ByteWriter out, Jt808Edition edition) {
        out.u32(exponent).bytes(modulus);
    }
}
