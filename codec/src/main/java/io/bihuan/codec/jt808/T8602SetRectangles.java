package io.bihuan.codec.jt808;

import java.util.List;

/**
 * Areas: rectangles (clause 8.37).
 *
 * @param action 0 update, 1 append, 2 modify
 * @param rectangles the areas
 */
public record T8602SetRectangles(int action, List<Rectangle> rectangles) implements AreaMessage {
    static T8602SetRectangles read(ByteReader in, Jt808Edition edition) {
        int action = in.u8("action");
        if (in.isEmpty()) {
            return new T8602SetRectangles(action, List.of());
        }
        int announced = in.u8("items");
        int count = edition.is2011() && !in.isEmpty() ? in.u8("items") : announced;
        return new T8602SetRectangles(action, in.list(count, 22, "rectangles", item -> Rectangle.read(item, edition)));
    }

    @Override
    public int id() {
        return 0x8602;
    }

    @Override
    public void write(ByteWriter out, Jt808Edition edition) {
        out.u8(action).u8(rectangles.size());
        if (edition.is2011()) {
            out.u8(rectangles.size());
        }
        out.list(rectangles, area -> area.write(out, edition));
    }

    /**
     * One area.
     *
     * @param areaId its number
     * @param attributeBits as of a circle
     * @param northDegrees latitude of the upper left corner
     * @param westDegrees longitude of the upper left corner
     * @param southDegrees latitude of the lower right corner
     * @param eastDegrees longitude of the lower right corner
     * @param rule when it holds and what it limits
     */
    public record Rectangle(
            long areaId,
            int attributeBits,
            double northDegrees,
            double westDegrees,
            double southDegrees,
            double eastDegrees,
            AreaRule rule) {
        static Rectangle read(ByteReader in, Jt808Edition edition) {
            long areaId = in.u32("areaId");
            int attributeBits = in.u16("attributeBits");
            return new Rectangle(
                    areaId,
                    attributeBits,
                    AreaRule.latitude(in, attributeBits),
                    AreaRule.longitude(in, attributeBits),
                    AreaRule.latitude(in, attributeBits),
                    AreaRule.longitude(in, attributeBits),
                    AreaRule.read(in, attributeBits, edition));
        }

        void write(ByteWriter out, Jt808Edition edition) {
            out.u32(areaId).u16(rule.attributes(attributeBits, northDegrees, westDegrees));
            AreaRule.point(out, northDegrees, westDegrees);
            AreaRule.point(out, southDegrees, eastDegrees);
            rule.write(out, edition);
        }
    }
}
