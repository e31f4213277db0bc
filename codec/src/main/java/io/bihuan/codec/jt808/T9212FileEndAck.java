package io.bihuan.codec.jt808;

import java.util.List;

/**
 * Whether the file is whole (T/JSATL 12, table 4-29).
 *
 * @param fileName the name; never a path
 * @param fileType 0 picture, 1 sound, 2 video, 3 text, 4 other
 * @param result 0 whole, 1 send the gaps again
 * @param gaps at most 255
 */
public record T9212FileEndAck(String fileName, int fileType, int result, List<Gap> gaps) implements AttachmentMessage {
    static T9212FileEndAck read(ByteReader in, Jt808Edition edition) {
        return new T9212FileEndAck(
                in.text8("fileName"),
                in.u8("fileType"),
                in.u8("result"),
                in.list(in.isEmpty() ? 0 : in.u8("gaps"), 8, "gaps", Gap::read));
    }

    @Override
    public int id() {
        return 0x9212;
    }

    @Override
    public void write(ByteWriter out, Jt808Edition edition) {
        out.text8(fileName).u8(fileType).u8(result).u8(gaps.size()).list(gaps, gap -> gap.write(out));
    }

    /**
     * A range that is missing.
     *
     * @param offsetBytes where it starts
     * @param lengthBytes how long it is
     */
    public record Gap(long offsetBytes, long lengthBytes) {
        static Gap read(ByteReader in) {
            return new Gap(in.u32("offsetBytes"), in.u32("lengthBytes"));
        }

        void write(ByteWriter out) {
            out.u32(offsetBytes).u32(lengthBytes);
        }
    }
}
