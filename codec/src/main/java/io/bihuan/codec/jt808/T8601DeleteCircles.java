package io.bihuan.codec.jt808;

import java.util.List;

/**
 * Delete circles (clause 8.36).
 *
 * @param areaIds which ones; empty means all
 */
public record T8601DeleteCircles(List<Long> areaIds) implements AreaMessage {
    static T8601DeleteCircles read(ByteReader in, Jt808Edition edition) {
        return new T8601DeleteCircles(in.list(in.u8("areaIds"), 4, "areaIds", item -> item.u32("areaIds")));
    }

    @Override
    public int id() {
        return 0x8601;
    }

    @Override
    public void write(ByteWriter out, Jt808Edition edition) {
        out.u8(areaIds.size()).list(areaIds, out::u32);
    }
}
