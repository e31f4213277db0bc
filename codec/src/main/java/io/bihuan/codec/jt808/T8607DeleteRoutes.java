package io.bihuan.codec.jt808;

import java.util.List;

/**
 * Delete routes (clause 8.42).
 *
 * @param areaIds which ones; empty means all
 */
public record T8607DeleteRoutes(List<Long> areaIds) implements AreaMessage {
    static T8607DeleteRoutes read(ByteReader in, Jt808Edition edition) {
        return new T8607DeleteRoutes(in.list(in.u8("areaIds"), 4, "areaIds", item -> item.u32("areaIds")));
    }

    @Override
    public int id() {
        return 0x8607;
    }

    @Override
    public void write(ByteWriter out, Jt808Edition edition) {
        out.u8(areaIds.size()).list(areaIds, out::u32);
    }
}
