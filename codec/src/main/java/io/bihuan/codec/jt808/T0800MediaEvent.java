package io.bihuan.codec.jt808;

/**
 * A media file was made (clause 8.51).
 *
 * @param mediaId the file, from 1
 * @param kind 0 picture, 1 sound, 2 video
 * @param format 0 JPEG, 1 TIF, 2 MP3, 3 WAV, 4 WMV
 * @param event 0 platform, 1 timer, 2 robbery, 3 collision, 4 door open, 5 door shut, 6 speed over 20, 7 distance
 * @param channel camera or microphone
 */
public record T0800MediaEvent(long mediaId, int kind, int format, int event, int channel) implements MediaMessage {
    static T0800MediaEvent read(ByteReader in, Jt808Edition edition) {
        return new T0800MediaEvent(in.u32("mediaId"), in.u8("kind"), in.u8("format"), in.u8("event"), in.u8("channel"));
    }

    @Override
    public int id() {
        return 0x0800;
    }

    @Override
    public void write(ByteWriter out, Jt808Edition edition) {
        out.u32(mediaId);
        out.u8(kind);
        out.u8(format);
        out.u8(event);
        out.u8(channel);
    }
}
