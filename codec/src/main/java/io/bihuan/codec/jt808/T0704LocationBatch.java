package io.bihuan.codec.jt808;

import java.util.ArrayList;
import java.util.List;

/**
 * Several position reports at once (from 2013, clause 8.49). Items are read to the end of the body, whatever the
 * count says; an item too short for a position costs itself.
 *
 * @param batchType 0 normal, 1 stored while out of reach
 * @param locations the reports, in the order sent
 * @param damagedItems items that hold no position, or are cut off
 */
public record T0704LocationBatch(int batchType, List<T0200LocationReport> locations, int damagedItems)
        implements PositionMessage {
    static T0704LocationBatch read(ByteReader in, Jt808Edition edition) {
        in.u16("count");
        int batchType = in.u8("batchType");
        List<T0200LocationReport> locations = new ArrayList<>();
        int damaged = 0;
        while (!in.isEmpty()) {
            int length = in.remaining() < 2 ? -1 : in.u16("length");
            if (length < LocationView.FIXED_BYTES || length > in.remaining()) {
                damaged++;
                in.slice(length < 0 ? in.remaining() : Math.min(length, in.remaining()), "locations");
            } else {
                locations.add(T0200LocationReport.read(in.slice(length, "locations"), edition));
            }
        }
        return new T0704LocationBatch(batchType, List.copyOf(locations), damaged);
    }

    @Override
    public int id() {
        return 0x0704;
    }

    @Override
    public void write(ByteWriter out, Jt808Edition edition) {
        out.u16(locations.size()).u8(batchType);
        for (T0200LocationReport location : locations) {
            ByteWriter item = new ByteWriter();
            location.write(item, edition);
            byte[] bytes = item.toBytes();
            out.u16(bytes.length).bytes(bytes);
        }
    }
}
