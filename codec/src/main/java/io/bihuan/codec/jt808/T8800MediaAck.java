package io.bihuan.codec.jt808;

import java.util.List;

/**
 * Answer to a media file (clause 8.53).
 *
 * @param ackSerial 2011 only: serial of the packet; 0 otherwise
 * @param mediaId the file
 * @param missingPackets packets to send again; empty when all have come
 */
public record T8800MediaAck(int ackSerial, long mediaId, List<Integer> missingPackets) implements MediaMessage {
    static T8800MediaAck read(ByteReader in, Jt808Edition edition) {
        int ackSerial = edition.is2011() ? in.u16("ackSerial") : 0;
        long mediaId = in.u32("mediaId");
        int count = in.isEmpty() ? 0 : in.u8("missingPackets");
        return new T8800MediaAck(
                ackSerial, mediaId, in.list(count, 2, "missingPackets", item -> item.u16("missingPackets")));
    }

    @Override
    public int id() {
        return 0x8800;
    }

    @Override
    public void write(ByteWriter out, Jt808Edition edition) {
        if (edition.is2011()) {
            out.u16(ackSerial);
        }
        out.u32(mediaId);
        if (!missingPackets.isEmpty()) {
            out.u8(missingPackets.size()).list(missingPackets, out::u16);
        }
    }
}
