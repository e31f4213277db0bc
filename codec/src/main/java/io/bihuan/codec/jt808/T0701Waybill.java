package io.bihuan.codec.jt808;

/**
 * The electronic waybill (clause 8.48).
 *
 * @param content the waybill, whose form the standard leaves open
 */
public record T0701Waybill(byte[] content) implements DriverMessage {
    static T0701Waybill read(ByteReader in, Jt808Edition edition) {
        long length = in.u32("content");
        if (length > in.remaining()) {
            throw in.wrong("content", length + " bytes announced, " + in.remaining() + " left");
        }
        return new T0701Waybill(in.bytes((int) length, "content"));
    }

    @Override
    public int id() {
        return 0x0701;
    }

    @Override
    public void write(ByteWriter out, Jt808Edition edition) {
        out.u32(content.length).bytes(content);
    }
}
