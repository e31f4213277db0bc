package io.bihuan.codec.jt808;

/**
 * The label that ties an active-safety alarm to its files (T/JSATL 12, table 4-16).
 *
 * @param terminalId the terminal, up to 7 bytes, up to 30 in the Guangdong layout
 * @param time when the alarm began
 * @param sequence running number of alarms of the same second, from 0
 * @param fileCount how many files the terminal holds for this alarm, 0 to 255
 * @param sizeBytes size of the label on the wire: 16, or 40 in the Guangdong layout
 */
public record AlarmLabel(String terminalId, DeviceTime time, int sequence, int fileCount, int sizeBytes) {
    /** The label of T/JSATL 12-2017. */
    public static final int JIANGSU_BYTES = 16;

    /** The label of T/GDRTA 002-2020. */
    public static final int GUANGDONG_BYTES = 40;

    static AlarmLabel read(ByteReader in, int sizeBytes) {
        boolean wide = sizeBytes == GUANGDONG_BYTES;
        AlarmLabel label = new AlarmLabel(
                in.padded(wide ? 30 : 7, "label.terminalId"),
                in.time("label.time"),
                in.u8("label.sequence"),
                in.u8("label.fileCount"),
                sizeBytes);
        in.bytes(wide ? 2 : 1, "label.reserved");
        return label;
    }

    void write(ByteWriter out) {
        boolean wide = sizeBytes == GUANGDONG_BYTES;
        out.padded(terminalId, wide ? 30 : 7)
                .time(time)
                .u8(sequence)
                .u8(fileCount)
                .bytes(new byte[wide ? 2 : 1]);
    }
}
