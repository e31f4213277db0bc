package io.bihuan.codec.jt808;

/**
 * What the driving recorder answered (clause 8.46).
 *
 * @param ackSerial serial of the question, 0 in 2011
 * @param command command word of GB/T 19056
 * @param packet the recorder's packet
 */
public record T0700RecorderData(int ackSerial, int command, byte[] packet) implements DriverMessage {
    static T0700RecorderData read(ByteReader in, Jt808Edition edition) {
        if (edition.is2011()) {
            int command = in.u8("command");
            in.u16("totalBytes");
            return new T0700RecorderData(0, command, in.bytes(in.u16("packet"), "packet"));
        }
        return new T0700RecorderData(in.u16("ackSerial"), in.u8("command"), in.rest());
    }

    @Override
    public int id() {
        return 0x0700;
    }

    @Override
    public void write(ByteWriter out, Jt808Edition edition) {
        if (edition.is2011()) {
            out.u8(command).u16(packet.length).u16(packet.length).bytes(packet);
        } else {
            out.u16(ackSerial).u8(command).bytes(packet);
        }
    }
}
