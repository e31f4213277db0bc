package io.bihuan.codec.jt808;

/**
 * One packet of a message that is not yet put together; the layout of its body starts in packet 1.
 *
 * @param id the message id, 0 to 0xFFFF
 * @param raw the body as it came
 */
public record FragmentPart(int id, byte[] raw) implements Jt808Message {
    @Override
    public void write(ByteWriter out, Jt808Edition edition) {
        out.bytes(raw);
    }
}
