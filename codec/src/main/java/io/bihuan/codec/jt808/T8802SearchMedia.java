package io.bihuan.codec.jt808;

/**
 * Search stored files (clause 8.56).
 *
 * @param kind 0 picture, 1 sound, 2 video
 * @param channel camera, 0 for all
 * @param event as in a media event
 * @param begin from when; all zeros for any
 * @param end until when; all zeros for any
 */
public record T8802SearchMedia(int kind, int channel, int event, DeviceTime begin, DeviceTime end)
        implements MediaMessage {
    static T8802SearchMedia read(ByteReader in, Jt808Edition edition) {
        return new T8802SearchMedia(in.u8("kind"), in.u8("channel"), in.u8("event"), in.time("begin"), in.time("end"));
    }

    @Override
    public int id() {
        return 0x8802;
    }

    @Override
    public void write(ByteWriter out, Jt808Edition edition) {
        out.u8(kind);
        out.u8(channel);
        out.u8(event);
        out.time(begin);
        out.time(end);
    }
}
