package io.bihuan.codec.jt808;

import java.util.List;

/**
 * Delete rectangles (clause 8.38).
 *
 * @param areaIds which ones; empty means all
 */
public record T8603DeleteRectangles(List<Long> areaIds) implements AreaMessage {
    static T8603DeleteRectangles read(ByteReader in, Jt808Edition edition) {
        return new T8603DeleteRectangles(in.list(in.u8("areaIds"), 4, "areaIds", item -> item.u32("areaIds")));
    }

    @Override
    public int id() {
        return 0x8603;
    }

    @Override
    public void write(ByteWriter out, Jt808Edition edition) {
        out.u8(areaIds.size()).list(areaIds, out::u32);
    }
}
