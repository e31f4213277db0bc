package io.bihuan.codec.jt808;

/**
 * A message whose body is encrypted (header bits 10 to 12); the standard leaves padding and keys open, so it is kept.
 *
 * @param id the message id, 0 to 0xFFFF
 * @param raw the body as it came
 */
public record Encrypted(int id, byte[] raw) implements Jt808Message {
    @Override
    public void write(ByteWriter out, Jt808Edition edition) {
        out.bytes(raw);
    }
}
