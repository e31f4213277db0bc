package io.bihuan.codec.jt808;

import org.jspecify.annotations.Nullable;

/**
 * A media file (clause 8.52).
 *
 * @param mediaId the file, from 1
 * @param kind 0 picture, 1 sound, 2 video
 * @param format 0 JPEG, 1 TIF, 2 MP3, 3 WAV, 4 WMV
 * @param event 0 platform, 1 timer, 2 robbery, 3 collision, 4 door open, 5 door shut, 6 speed over 20, 7 distance
 * @param channel camera or microphone
 * @param location where it was made, without extras; not in 2011
 * @param packet 2011 only: which packet of the file this is
 * @param data the file, or in 2011 a packet of it
 */
public record T0801MediaData(
        long mediaId,
        int kind,
        int format,
        int event,
        int channel,
        @Nullable T0200LocationReport location,
        @Nullable Fragment packet,
        byte[] data)
        implements MediaMessage {
    static T0801MediaData read(ByteReader in, Jt808Edition edition) {
        long mediaId = in.u32("mediaId");
        int kind = in.u8("kind");
        int format = in.u8("format");
        int event = in.u8("event");
        int channel = in.u8("channel");
        if (edition.is2011()) {
            Fragment packet = new Fragment((int) in.u32("packet"), (int) in.u32("packet"));
            return new T0801MediaData(mediaId, kind, format, event, channel, null, packet, in.rest());
        }
        T0200LocationReport location = T0200LocationReport.readFixed(in.slice(28, "location"));
        return new T0801MediaData(mediaId, kind, format, event, channel, location, null, in.rest());
    }

    @Override
    public int id() {
        return 0x0801;
    }

    @Override
    public void write(ByteWriter out, Jt808Edition edition) {
        out.u32(mediaId).u8(kind).u8(format).u8(event).u8(channel);
        if (edition.is2011()) {
            out.u32(packet == null ? 1 : packet.total()).u32(packet == null ? 1 : packet.index());
        } else if (location != null) {
            location.writeFixed(out);
        } else {
            out.bytes(new byte[LocationView.FIXED_BYTES]);
        }
        out.bytes(data);
    }
}
