package io.bihuan.codec.jt808;

/**
 * Set the driving recorder (clause 8.47).
 *
 * @param command command word of GB/T 19056
 * @param packet the recorder's packet
 */
public record T8701RecorderSettings(int command, byte[] packet) implements DriverMessage {
    static T8701RecorderSettings read(ByteReader in, Jt808Edition edition) {
        return new T8701RecorderSettings(in.u8("command"), in.rest());
    }

    @Override
    public int id() {
        return 0x8701;
    }

    @Override
    public void write(ByteWriter out, Jt808Edition edition) {
        out.u8(command);
        out.bytes(packet);
    }
}
