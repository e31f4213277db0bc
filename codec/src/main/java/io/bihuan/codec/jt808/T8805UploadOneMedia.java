package io.bihuan.codec.jt808;

/**
 * Upload one stored file (from 2013, clause 8.60).
 *
 * @param mediaId which one
 * @param delete 1 delete after upload, 0 keep
 */
public record T8805UploadOneMedia(long mediaId, int delete) implements MediaMessage {
    static T8805UploadOneMedia read(ByteReader in, Jt808Edition edition) {
        return new T8805UploadOneMedia(in.u32("mediaId"), in.u8("delete"));
    }

    @Override
    public int id() {
        return 0x8805;
    }

    @Override
    public void write(ByteWriter out, Jt808Edition edition) {
        out.u32(mediaId);
        out.u8(delete);
    }
}
