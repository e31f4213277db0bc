package io.bihuan.codec.jt808;

/**
 * Data passed through to the terminal (clause 8.62).
 *
 * @param dataType 0 GNSS detail, 0x0B card reader, 0x41 and 0x42 serial ports, 0xF0 to 0xFF vendor, 0xF7 and 0xF8
 *     active safety
 * @param content not interpreted
 */
public record T8900TransparentDown(int dataType, byte[] content) implements DataMessage {
    static T8900TransparentDown read(ByteReader in, Jt808Edition edition) {
        int dataType = in.u8("dataType");
        if (edition.is2011()) {
            in.u32("totalBytes");
            return new T8900TransparentDown(dataType, in.bytes(in.u16("content"), "content"));
        }
        return new T8900TransparentDown(dataType, in.rest());
    }

    @Override
    public int id() {
        return 0x8900;
    }

    @Override
    public void write(ByteWriter out, Jt808Edition edition) {
        out.u8(dataType);
        if (edition.is2011()) {
            out.u32(content.length).u16(content.length);
        }
        out.bytes(content);
    }
}
