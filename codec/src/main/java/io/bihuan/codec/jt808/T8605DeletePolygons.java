package io.bihuan.codec.jt808;

import java.util.List;

/**
 * Delete polygons (clause 8.40).
 *
 * @param areaIds which ones; empty means all
 */
public record T8605DeletePolygons(List<Long> areaIds) implements AreaMessage {
    static T8605DeletePolygons read(ByteReader in, Jt808Edition edition) {
        return new T8605DeletePolygons(in.list(in.u8("areaIds"), 4, "areaIds", item -> item.u32("areaIds")));
    }

    @Override
    public int id() {
        return 0x8605;
    }

    @Override
    public void write(ByteWriter out, Jt808Edition edition) {
        out.u8(areaIds.size()).list(areaIds, out::u32);
    }
}
