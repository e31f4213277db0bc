package io.bihuan.codec.jt808;

import org.jspecify.annotations.Nullable;

/**
 * A corner of a route and the segment that starts there (clause 8.41). What is null is not sent, and its attribute bit
 * is clear.
 *
 * @param pointId the corner's number, 0 in 2011 which has none
 * @param segmentId the segment's number
 * @param latitudeDegrees negative in the south
 * @param longitudeDegrees negative in the west
 * @param widthMetres width of the road
 * @param segmentBits 0 travel time, 1 speed, 2 south, 3 west
 * @param tooLongSeconds longest travel time; in 2011 the only one
 * @param tooShortSeconds shortest travel time
 * @param maxSpeedKmh speed limit
 * @param overspeedSeconds how long the limit may be passed
 * @param nightMaxSpeedKmh speed limit at night, 2019 only
 */
public record RoutePoint(
        long pointId,
        long segmentId,
        double latitudeDegrees,
        double longitudeDegrees,
        int widthMetres,
        int segmentBits,
        @Nullable Integer tooLongSeconds,
        @Nullable Integer tooShortSeconds,
        @Nullable Integer maxSpeedKmh,
        @Nullable Integer overspeedSeconds,
        @Nullable Integer nightMaxSpeedKmh) {
    private static final int TIMES = 1;
    private static final int SPEED = 1 << 1;
    private static final int SOUTH = 1 << 2;
    private static final int WEST = 1 << 3;

    static RoutePoint read(ByteReader in, Jt808Edition edition) {
        long pointId = edition.is2011() ? 0 : in.u32("pointId");
        long segmentId = in.u32("segmentId");
        long latitude = in.u32("latitudeDegrees");
        long longitude = in.u32("longitudeDegrees");
        int width = in.u8("widthMetres");
        int bits = in.u8("segmentBits");
        boolean timed = (bits & TIMES) != 0;
        boolean limited = (bits & SPEED) != 0;
        return new RoutePoint(
                pointId,
                segmentId,
                ((bits & SOUTH) == 0 ? latitude : -latitude) / 1e6,
                ((bits & WEST) == 0 ? longitude : -longitude) / 1e6,
                width,
                bits,
                timed ? (Integer) in.u16("tooLongSeconds") : null,
                timed && !edition.is2011() ? (Integer) in.u16("tooShortSeconds") : null,
                limited ? (Integer) in.u16("maxSpeedKmh") : null,
                limited ? (Integer) in.u8("overspeedSeconds") : null,
                limited && edition.is2019() ? (Integer) in.u16("nightMaxSpeedKmh") : null);
    }

    void write(ByteWriter out, Jt808Edition edition) {
        if (!edition.is2011()) {
            out.u32(pointId);
        }
        out.u32(segmentId);
        AreaRule.point(out, latitudeDegrees, longitudeDegrees);
        int bits = segmentBits & ~(TIMES | SPEED | SOUTH | WEST);
        bits |= (tooLongSeconds == null ? 0 : TIMES) | (maxSpeedKmh == null ? 0 : SPEED);
        bits |= (latitudeDegrees < 0 ? SOUTH : 0) | (longitudeDegrees < 0 ? WEST : 0);
        out.u8(widthMetres).u8(bits);
        if (tooLongSeconds != null) {
            out.u16(tooLongSeconds);
            if (!edition.is2011()) {
                out.u16(tooShortSeconds == null ? 0 : tooShortSeconds);
            }
        }
        if (maxSpeedKmh != null) {
            out.u16(maxSpeedKmh).u8(overspeedSeconds == null ? 0 : overspeedSeconds);
            if (edition.is2019()) {
                out.u16(nightMaxSpeedKmh == null ? 0 : nightMaxSpeedKmh);
            }
        }
    }
}
