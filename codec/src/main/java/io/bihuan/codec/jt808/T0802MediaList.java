package io.bihuan.codec.jt808;

import java.util.List;

/**
 * Stored files found (clause 8.57).
 *
 * @param ackSerial serial of the search
 * @param items the files
 */
public record T0802MediaList(int ackSerial, List<MediaItem> items) implements MediaMessage {
    static T0802MediaList read(ByteReader in, Jt808Edition edition) {
        int ackSerial = in.u16("ackSerial");
        int count = in.u16("items");
        if (edition.is2011()) {
            count = in.u16("items");
        }
        int bytes = edition.is2011() ? 31 : 35;
        return new T0802MediaList(ackSerial, in.list(count, bytes, "items", item -> MediaItem.read(item, edition)));
    }

    @Override
    public int id() {
        return 0x0802;
    }

    @Override
    public void write(ByteWriter out, Jt808Edition edition) {
        out.u16(ackSerial).u16(items.size());
        if (edition.is2011()) {
            out.u16(items.size());
        }
        out.list(items, item -> item.write(out, edition));
    }

    /**
     * One stored file.
     *
     * @param mediaId the file, 0 in 2011 which does not number them
     * @param kind 0 picture, 1 sound, 2 video
     * @param channel camera or microphone
     * @param event as in a media event
     * @param location where it was made, without extras
     */
    public record MediaItem(long mediaId, int kind, int channel, int event, T0200LocationReport location) {
        static MediaItem read(ByteReader in, Jt808Edition edition) {
            return new MediaItem(
                    edition.is2011() ? 0 : in.u32("mediaId"),
                    in.u8("kind"),
                    in.u8("channel"),
                    in.u8("event"),
                    T0200LocationReport.readFixed(in));
        }

        void write(ByteWriter out, Jt808Edition edition) {
            if (!edition.is2011()) {
                out.u32(mediaId);
            }
            out.u8(kind).u8(channel).u8(event);
            location.writeFixed(out);
        }
    }
}
