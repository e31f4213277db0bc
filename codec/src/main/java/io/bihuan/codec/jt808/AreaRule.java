package io.bihuan.codec.jt808;

import org.jspecify.annotations.Nullable;

/**
 * When an area or route holds and what it limits: the optional parts all shapes share (clause 8.35). What is null is not
 * sent, and its attribute bit is clear.
 *
 * @param beginDigits twelve digits YYMMDDhhmmss; zeros for the date mean every day
 * @param endDigits as {@code beginDigits}
 * @param maxSpeedKmh speed limit
 * @param overspeedSeconds how long the limit may be passed
 * @param nightMaxSpeedKmh speed limit at night, 2019 only
 * @param name the area's name, 2019 only
 */
public record AreaRule(
        @Nullable String beginDigits,
        @Nullable String endDigits,
        @Nullable Integer maxSpeedKmh,
        @Nullable Integer overspeedSeconds,
        @Nullable Integer nightMaxSpeedKmh,
        @Nullable String name) {
    /** Always, without limit. */
    public static final AreaRule NONE = new AreaRule(null, null, null, null, null, null);

    private static final int TIMES = 1;
    private static final int SPEED = 1 << 1;
    private static final int SOUTH = 1 << 6;
    private static final int WEST = 1 << 7;

    /** All optional parts in a row, as circles and rectangles have them. */
    static AreaRule read(ByteReader in, int attributeBits, Jt808Edition edition) {
        return readPolygonHead(in, attributeBits).readPolygonTail(in, attributeBits, edition);
    }

    static AreaRule readTimes(ByteReader in, int attributeBits) {
        if ((attributeBits & TIMES) == 0) {
            return NONE;
        }
        return new AreaRule(in.digits(6, "beginDigits"), in.digits(6, "endDigits"), null, null, null, null);
    }

    /** A polygon has its times and limit before its corners … */
    static AreaRule readPolygonHead(ByteReader in, int attributeBits) {
        AreaRule times = readTimes(in, attributeBits);
        if ((attributeBits & SPEED) == 0) {
            return times;
        }
        return new AreaRule(
                times.beginDigits, times.endDigits, in.u16("maxSpeedKmh"), in.u8("overspeedSeconds"), null, null);
    }

    /** … and its night limit and name behind them. */
    AreaRule readPolygonTail(ByteReader in, int attributeBits, Jt808Edition edition) {
        if (!edition.is2019()) {
            return this;
        }
        Integer night = (attributeBits & SPEED) == 0 ? null : (Integer) in.u16("nightMaxSpeedKmh");
        return new AreaRule(beginDigits, endDigits, maxSpeedKmh, overspeedSeconds, night, in.text16("name"));
    }

    AreaRule readName(ByteReader in, Jt808Edition edition) {
        return edition.is2019()
                ? new AreaRule(beginDigits, endDigits, maxSpeedKmh, overspeedSeconds, null, in.text16("name"))
                : this;
    }

    /** The attribute bits with those set that follow from what this rule and a corner of the area contain. */
    int attributes(int attributeBits, double latitude, double longitude) {
        int bits = attributeBits & ~(TIMES | SPEED);
        bits |= beginDigits == null ? 0 : TIMES;
        bits |= maxSpeedKmh == null ? 0 : SPEED;
        bits = latitude == 0 ? bits : latitude < 0 ? bits | SOUTH : bits & ~SOUTH;
        return longitude == 0 ? bits : longitude < 0 ? bits | WEST : bits & ~WEST;
    }

    void write(ByteWriter out, Jt808Edition edition) {
        writePolygonHead(out);
        writePolygonTail(out, edition);
    }

    void writeTimes(ByteWriter out) {
        if (beginDigits != null) {
            out.digits(beginDigits, 6).digits(endDigits == null ? "" : endDigits, 6);
        }
    }

    void writePolygonHead(ByteWriter out) {
        writeTimes(out);
        if (maxSpeedKmh != null) {
            out.u16(maxSpeedKmh).u8(overspeedSeconds == null ? 0 : overspeedSeconds);
        }
    }

    void writePolygonTail(ByteWriter out, Jt808Edition edition) {
        if (edition.is2019() && maxSpeedKmh != null) {
            out.u16(nightMaxSpeedKmh == null ? 0 : nightMaxSpeedKmh);
        }
        writeName(out, edition);
    }

    void writeName(ByteWriter out, Jt808Edition edition) {
        if (edition.is2019()) {
            out.text16(name == null ? "" : name);
        }
    }

    static double latitude(ByteReader in, int attributeBits) {
        long magnitude = in.u32("latitudeDegrees");
        return ((attributeBits & SOUTH) == 0 ? magnitude : -magnitude) / 1e6;
    }

    static double longitude(ByteReader in, int attributeBits) {
        long magnitude = in.u32("longitudeDegrees");
        return ((attributeBits & WEST) == 0 ? magnitude : -magnitude) / 1e6;
    }

    static void point(ByteWriter out, double latitude, double longitude) {
        out.u32(Math.round(Math.abs(latitude) * 1e6)).u32(Math.round(Math.abs(longitude) * 1e6));
    }
}
