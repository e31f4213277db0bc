package io.bihuan.codec.jt808;

/**
 * Upload stored files (clause 8.58).
 *
 * @param kind 0 picture, 1 sound, 2 video
 * @param channel camera, 0 for all
 * @param event as in a media event
 * @param begin from when; all zeros for any
 * @param end until when; all zeros for any
 * @param delete 1 delete after upload, 0 keep
 */
public record T8803UploadMedia(int kind, int channel, int event, DeviceTime begin, DeviceTime end, int delete)
        implements MediaMessage {
    static T8803UploadMedia read(ByteReader in, Jt808Edition edition) {
        return new T8803UploadMedia(
                in.u8("kind"), in.u8("channel"), in.u8("event"), in.time("begin"), in.time("end"), in.u8("delete"));
    }

    @Override
    public int id() {
        return 0x8803;
    }

    @Override
    public void write(ByteWriter out, Jt808Edition edition) {
        out.u8(kind);
        out.u8(channel);
        out.u8(event);
        out.time(begin);
        out.time(end);
        out.u8(delete);
    }
}
