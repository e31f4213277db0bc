package io.bihuan.codec.jt808;

/**
 * A message with an id that is in no table.
 *
 * @param id the message id, 0 to 0xFFFF
 * @param raw the body as it came
 */
public record Unknown(int id, byte[] raw) implements Jt808Message {
    @Override
    public void write(ByteWriter out, Jt808Edition edition) {
        out.bytes(raw);
    }
}
