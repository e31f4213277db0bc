package io.bihuan.codec.jt808;

/**
 * Ask for the files of an alarm (T/JSATL 12, table 4-21).
 *
 * @param host the file server
 * @param tcpPort its TCP port
 * @param udpPort its UDP port, 0 none
 * @param label the alarm's label as reported
 * @param alarmNumber the platform's number for the alarm, at most 32 characters
 */
public record T9208FileRequest(String host, int tcpPort, int udpPort, AlarmLabel label, String alarmNumber)
        implements AttachmentMessage {
    static T9208FileRequest read(ByteReader in, Jt808Edition edition) {
        String host = in.text8("host");
        int tcpPort = in.u16("tcpPort");
        int udpPort = in.u16("udpPort");
        int labelBytes = in.remaining() >= AlarmLabel.GUANGDONG_BYTES + 48
                ? AlarmLabel.GUANGDONG_BYTES
                : AlarmLabel.JIANGSU_BYTES;
        AlarmLabel label = AlarmLabel.read(in, labelBytes);
        return new T9208FileRequest(
                host, tcpPort, udpPort, label, in.padded(Math.min(32, in.remaining()), "alarmNumber"));
    }

    @Override
    public int id() {
        return 0x9208;
    }

    @Override
    public void write(ByteWriter out, Jt808Edition edition) {
        out.text8(host).u16(tcpPort).u16(udpPort);
        label.write(out);
        out.padded(alarmNumber, 32).bytes(new byte[16]);
    }
}
