package io.bihuan.codec.jt808;

import java.util.List;

/**
 * The terminal (2019) asks for missing packets of a message (clause 8.6).
 *
 * @param originalSerial serial of the first packet
 * @param packetIndexes which packets to send again, from 1
 */
public record T0005ResendRequest(int originalSerial, List<Integer> packetIndexes) implements SessionMessage {
    static T0005ResendRequest read(ByteReader in, Jt808Edition edition) {
        int originalSerial = in.u16("originalSerial");
        int count = edition.is2019() ? in.u16("packetIndexes") : in.u8("packetIndexes");
        return new T0005ResendRequest(
                originalSerial, in.list(count, 2, "packetIndexes", item -> item.u16("packetIndexes")));
    }

    @Override
    public int id() {
        return 0x0005;
    }

    @Override
    public void write(ByteWriter out, Jt808Edition edition) {
        out.u16(originalSerial);
        ByteWriter counted = edition.is2019() ? out.u16(packetIndexes.size()) : out.u8(packetIndexes.size());
        counted.list(packetIndexes, out::u16);
    }
}
