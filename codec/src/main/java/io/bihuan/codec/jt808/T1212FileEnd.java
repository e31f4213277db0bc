package io.bihuan.codec.jt808;

/**
 * All blocks of a file were sent (T/JSATL 12, table 4-28).
 *
 * @param fileName the name; never a path
 * @param fileType 0 picture, 1 sound, 2 video, 3 text, 4 other
 * @param sizeBytes the size
 */
public record T1212FileEnd(String fileName, int fileType, long sizeBytes) implements AttachmentMessage {
    static T1212FileEnd read(ByteReader in, Jt808Edition edition) {
        return new T1212FileEnd(in.text8("fileName"), in.u8("fileType"), in.u32("sizeBytes"));
    }

    @Override
    public int id() {
        return 0x1212;
    }

    @Override
    public void write(ByteWriter out, Jt808Edition edition) {
        out.text8(fileName);
        out.u8(fileType);
        out.u32(sizeBytes);
    }
}
