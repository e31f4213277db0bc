package io.bihuan.codec.jt808;

/**
 * Take pictures or record (clause 8.54).
 *
 * @param channel camera, from 1; 0x64 and 0x65 are the active-safety cameras
 * @param command 0 stop, 0xFFFF record video, else so many pictures
 * @param intervalSeconds between pictures, or length of the video
 * @param save 0 upload, 1 store
 * @param resolution 1 320x240, 2 640x480, 3 800x600, 4 1024x768, 5 to 8 CIF sizes
 * @param quality 1 best to 10
 * @param brightness 0 to 255
 * @param contrast 0 to 127
 * @param saturation 0 to 127
 * @param chroma 0 to 255
 */
public record T8801Shoot(
        int channel,
        int command,
        int intervalSeconds,
        int save,
        int resolution,
        int quality,
        int brightness,
        int contrast,
        int saturation,
        int chroma)
        implements MediaMessage {
    static T8801Shoot read(ByteReader in, Jt808Edition edition) {
        return new T8801Shoot(
                in.u8("channel"),
                in.u16("command"),
                in.u16("intervalSeconds"),
                in.u8("save"),
                in.u8("resolution"),
                in.u8("quality"),
                in.u8("brightness"),
                in.u8("contrast"),
                in.u8("saturation"),
                in.u8("chroma"));
    }

    @Override
    public int id() {
        return 0x8801;
    }

    @Override
    public void write(ByteWriter out, Jt808Edition edition) {
        out.u8(channel);
        out.u16(command);
        out.u16(intervalSeconds);
        out.u8(save);
        out.u8(resolution);
        out.u8(quality);
        out.u8(brightness);
        out.u8(contrast);
        out.u8(saturation);
        out.u8(chroma);
    }
}
