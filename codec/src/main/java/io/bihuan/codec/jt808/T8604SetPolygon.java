package io.bihuan.codec.jt808;

import java.util.List;

/**
 * One polygon (clause 8.39).
 *
 * @param areaId its number
 * @param attributeBits as of a circle
 * @param rule when it holds and what it limits
 * @param points the corners in order
 */
public record T8604SetPolygon(long areaId, int attributeBits, AreaRule rule, List<GeoPoint> points)
        implements AreaMessage {
    static T8604SetPolygon read(ByteReader in, Jt808Edition edition) {
        long areaId = in.u32("areaId");
        int attributeBits = in.u16("attributeBits");
        AreaRule rule = AreaRule.readPolygonHead(in, attributeBits);
        int count = in.u16("points");
        if (edition.is2011()) {
            count = in.u8("points");
        }
        List<GeoPoint> points = in.list(count, 8, "points", item -> GeoPoint.read(item, attributeBits));
        return new T8604SetPolygon(areaId, attributeBits, rule.readPolygonTail(in, attributeBits, edition), points);
    }

    @Override
    public int id() {
        return 0x8604;
    }

    @Override
    public void write(ByteWriter out, Jt808Edition edition) {
        GeoPoint first = points.isEmpty() ? new GeoPoint(0, 0) : points.getFirst();
        out.u32(areaId).u16(rule.attributes(attributeBits, first.latitudeDegrees(), first.longitudeDegrees()));
        rule.writePolygonHead(out);
        out.u16(points.size());
        if (edition.is2011()) {
            out.u8(points.size());
        }
        out.list(points, point -> AreaRule.point(out, point.latitudeDegrees(), point.longitudeDegrees()));
        rule.writePolygonTail(out, edition);
    }
}
