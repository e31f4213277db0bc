package io.bihuan.codec.jt808;

import java.util.List;

/**
 * One route (clause 8.41). It has times but no limit of its own: each segment has one.
 *
 * @param routeId its number
 * @param attributeBits 0 times, 2 and 3 entering tells driver and platform, 4 and 5 leaving
 * @param rule when it holds, and its name in 2019
 * @param points the corners; each describes the segment that starts there
 */
public record T8606SetRoute(long routeId, int attributeBits, AreaRule rule, List<RoutePoint> points)
        implements AreaMessage {
    static T8606SetRoute read(ByteReader in, Jt808Edition edition) {
        long routeId = in.u32("routeId");
        int attributeBits = in.u16("attributeBits");
        AreaRule rule = AreaRule.readTimes(in, attributeBits);
        int count = in.u16("points");
        if (edition.is2011()) {
            count = in.u8("points");
        }
        List<RoutePoint> points = in.list(count, 14, "points", item -> RoutePoint.read(item, edition));
        return new T8606SetRoute(routeId, attributeBits, rule.readName(in, edition), points);
    }

    @Override
    public int id() {
        return 0x8606;
    }

    @Override
    public void write(ByteWriter out, Jt808Edition edition) {
        out.u32(routeId).u16(rule.attributes(attributeBits & ~2, 0, 0));
        rule.writeTimes(out);
        out.u16(points.size());
        if (edition.is2011()) {
            out.u8(points.size());
        }
        out.list(points, point -> point.write(out, edition));
        rule.writeName(out, edition);
    }
}
