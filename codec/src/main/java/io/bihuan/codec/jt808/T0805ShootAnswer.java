package io.bihuan.codec.jt808;

import java.util.List;

/**
 * Pictures taken (from 2013, clause 8.55).
 *
 * @param ackSerial serial of the command
 * @param result 0 done, 1 failed, 2 channel not supported
 * @param mediaIds the files; empty unless the result is 0
 */
public record T0805ShootAnswer(int ackSerial, int result, List<Long> mediaIds) implements MediaMessage {
    static T0805ShootAnswer read(ByteReader in, Jt808Edition edition) {
        int ackSerial = in.u16("ackSerial");
        int result = in.u8("result");
        int count = in.isEmpty() ? 0 : in.u16("mediaIds");
        return new T0805ShootAnswer(ackSerial, result, in.list(count, 4, "mediaIds", item -> item.u32("mediaIds")));
    }

    @Override
    public int id() {
        return 0x0805;
    }

    @Override
    public void write(ByteWriter out, Jt808Edition edition) {
        out.u16(ackSerial).u8(result);
        if (result == 0) {
            out.u16(mediaIds.size()).list(mediaIds, out::u32);
        }
    }
}
