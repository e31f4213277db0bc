package io.bihuan.codec.jt808;

/**
 * Record sound (clause 8.59).
 *
 * @param command 1 start, 0 stop
 * @param seconds how long, 0 without end
 * @param save 0 upload, 1 store
 * @param sampling 0 8 kHz, 1 11 kHz, 2 23 kHz, 3 32 kHz
 */
public record T8804RecordSound(int command, int seconds, int save, int sampling) implements MediaMessage {
    static T8804RecordSound read(ByteReader in, Jt808Edition edition) {
        return new T8804RecordSound(in.u8("command"), in.u16("seconds"), in.u8("save"), in.u8("sampling"));
    }

    @Override
    public int id() {
        return 0x8804;
    }

    @Override
    public void write(ByteWriter out, Jt808Edition edition) {
        out.u8(command);
        out.u16(seconds);
        out.u8(save);
        out.u8(sampling);
    }
}
