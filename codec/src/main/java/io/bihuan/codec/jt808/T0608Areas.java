package io.bihuan.codec.jt808;

/**
 * The areas the terminal has (2019, clause 8.44). The text leaves the layout of the blocks open, so they are kept as
 * sent.
 *
 * @param shape 1 circles, 2 rectangles, 3 polygons, 4 routes
 * @param count how many
 * @param raw the blocks
 */
public record T0608Areas(int shape, long count, byte[] raw) implements AreaMessage {
    static T0608Areas read(ByteReader in, Jt808Edition edition) {
        return new T0608Areas(in.u8("shape"), in.u32("count"), in.rest());
    }

    @Override
    public int id() {
        return 0x0608;
    }

    @Override
    public void write(ByteWriter out, Jt808Edition edition) {
        out.u8(shape);
        out.u32(count);
        out.bytes(raw);
    }
}
