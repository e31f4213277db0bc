package io.bihuan.codec.jt808;

import java.util.List;

/**
 * Ask which areas the terminal has (2019, clause 8.43).
 *
 * @param shape 1 circles, 2 rectangles, 3 polygons, 4 routes
 * @param areaIds which ones; empty means all
 */
public record T8608QueryAreas(int shape, List<Long> areaIds) implements AreaMessage {
    static T8608QueryAreas read(ByteReader in, Jt808Edition edition) {
        int shape = in.u8("shape");
        return new T8608QueryAreas(shape, in.list(in.u32("areaIds"), 4, "areaIds", item -> item.u32("areaIds")));
    }

    @Override
    public int id() {
        return 0x8608;
    }

    @Override
    public void write(ByteWriter out, Jt808Edition edition) {
        out.u8(shape).u32(areaIds.size()).list(areaIds, out::u32);
    }
}
