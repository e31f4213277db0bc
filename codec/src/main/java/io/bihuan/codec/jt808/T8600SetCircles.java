package io.bihuan.codec.jt808;

import java.util.List;

/**
 * Areas: circles (clause 8.35).
 *
 * @param action 0 update, 1 append, 2 modify
 * @param circles the areas
 */
public record T8600SetCircles(int action, List<Circle> circles) implements AreaMessage {
    static T8600SetCircles read(ByteReader in, Jt808Edition edition) {
        int action = in.u8("action");
        if (in.isEmpty()) {
            return new T8600SetCircles(action, List.of());
        }
        int announced = in.u8("items");
        int count = edition.is2011() && !in.isEmpty() ? in.u8("items") : announced;
        return new T8600SetCircles(action, in.list(count, 18, "circles", item -> Circle.read(item, edition)));
    }

    @Override
    public int id() {
        return 0x8600;
    }

    @Override
    public void write(ByteWriter out, Jt808Edition edition) {
        out.u8(action).u8(circles.size());
        if (edition.is2011()) {
            out.u8(circles.size());
        }
        out.list(circles, area -> area.write(out, edition));
    }

    /**
     * One area.
     *
     * @param areaId its number
     * @param attributeBits 0 times, 1 speed, 2 and 3 entering tells driver and platform, 4 and 5 leaving, 6 south, 7
     *     west, 8 doors stay shut, 14 radio off, 15 fine GNSS
     * @param latitudeDegrees centre, negative in the south
     * @param longitudeDegrees centre, negative in the west
     * @param radiusMetres radius
     * @param rule when it holds and what it limits
     */
    public record Circle(
            long areaId,
            int attributeBits,
            double latitudeDegrees,
            double longitudeDegrees,
            long radiusMetres,
            AreaRule rule) {
        static Circle read(ByteReader in, Jt808Edition edition) {
            long areaId = in.u32("areaId");
            int attributeBits = in.u16("attributeBits");
            return new Circle(
                    areaId,
                    attributeBits,
                    AreaRule.latitude(in, attributeBits),
                    AreaRule.longitude(in, attributeBits),
                    in.u32("radiusMetres"),
                    AreaRule.read(in, attributeBits, edition));
        }

        void write(ByteWriter out, Jt808Edition edition) {
            out.u32(areaId).u16(rule.attributes(attributeBits, latitudeDegrees, longitudeDegrees));
            AreaRule.point(out, latitudeDegrees, longitudeDegrees);
            out.u32(radiusMetres);
            rule.write(out, edition);
        }
    }
}
