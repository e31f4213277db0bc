package io.bihuan.codec.jt808;

import java.util.List;

/**
 * The files of an alarm, first message on the file connection (T/JSATL 12, table 4-23).
 *
 * @param terminalId the terminal
 * @param label the alarm's label
 * @param alarmNumber the platform's number for it
 * @param infoType 0 first upload, 1 what was missing
 * @param files the files
 */
public record T1210FileList(String terminalId, AlarmLabel label, String alarmNumber, int infoType, List<FileItem> files)
        implements AttachmentMessage {
    static T1210FileList read(ByteReader in, Jt808Edition edition) {
        int labelBytes = labelBytes(in);
        boolean wide = labelBytes == AlarmLabel.GUANGDONG_BYTES;
        return new T1210FileList(
                in.padded(wide ? 30 : 7, "terminalId"),
                AlarmLabel.read(in, labelBytes),
                in.padded(32, "alarmNumber"),
                in.u8("infoType"),
                in.list(in.u8("files"), 5, "files", FileItem::read));
    }

    @Override
    public int id() {
        return 0x1210;
    }

    @Override
    public void write(ByteWriter out, Jt808Edition edition) {
        out.padded(terminalId, label.sizeBytes() == AlarmLabel.GUANGDONG_BYTES ? 30 : 7);
        label.write(out);
        out.padded(alarmNumber, 32).u8(infoType).u8(files.size()).list(files, file -> file.write(out));
    }

    /** The layout with which the file list ends exactly at the end of the body; the narrow one when neither does. */
    private static int labelBytes(ByteReader in) {
        return !endsWith(in, 56) && endsWith(in, 103) ? AlarmLabel.GUANGDONG_BYTES : AlarmLabel.JIANGSU_BYTES;
    }

    private static boolean endsWith(ByteReader in, int countOffset) {
        int at = countOffset + 1;
        if (at > in.remaining()) {
            return false;
        }
        for (int files = in.peekU8(countOffset); files > 0; files--) {
            if (at >= in.remaining()) {
                return false;
            }
            at += 1 + in.peekU8(at) + 4;
        }
        return at == in.remaining();
    }

    /**
     * One file.
     *
     * @param fileName the name; never a path
     * @param sizeBytes the size
     */
    public record FileItem(String fileName, long sizeBytes) {
        static FileItem read(ByteReader in) {
            return new FileItem(in.text8("fileName"), in.u32("sizeBytes"));
        }

        void write(ByteWriter out) {
            out.text8(fileName).u32(sizeBytes);
        }
    }
}
