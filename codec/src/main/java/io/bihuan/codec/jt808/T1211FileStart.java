package io.bihuan.codec.jt808;

/**
 * A file of an alarm is about to come (T/JSATL 12, table 4-26).
 *
 * @param fileName the name; never a path
 * @param fileType 0 picture, 1 sound, 2 video, 3 text, 4 other
 * @param sizeBytes the size
 */
public record T1211FileStart(String fileName, int fileType, long sizeBytes) implements AttachmentMessage {
    static T1211FileStart read(ByteReader in, Jt808Edition edition) {
        return new T1211FileStart(in.text8("fileName"), in.u8("fileType"), in.u32("sizeBytes"));
    }

    @Override
    public int id() {
        return 0x1211;
    }

    @Override
    public void write(ByteWriter out, Jt808Edition edition) {
        out.text8(fileName);
        out.u8(fileType);
        out.u32(sizeBytes);
    }
}
