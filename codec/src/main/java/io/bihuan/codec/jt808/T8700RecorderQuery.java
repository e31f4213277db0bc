package io.bihuan.codec.jt808;

/**
 * Ask the driving recorder (clause 8.45).
 *
 * @param command command word of GB/T 19056
 * @param packet the recorder's packet, may be empty
 */
public record T8700RecorderQuery(int command, byte[] packet) implements DriverMessage {
    static T8700RecorderQuery read(ByteReader in, Jt808Edition edition) {
        return new T8700RecorderQuery(in.u8("command"), in.rest());
    }

    @Override
    public int id() {
        return 0x8700;
    }

    @Override
    public void write(ByteWriter out, Jt808Edition edition) {
        out.u8(command);
        out.bytes(packet);
    }
}
