package io.bihuan.codec.jt808;

import java.util.Set;

/**
 * One parameter of a terminal (clause 8.12, table 12).
 *
 * @param parameterId which one, for example 0x0001 the heartbeat period
 * @param value its value
 */
public record Parameter(long parameterId, Value value) {
    /** What a parameter holds. */
    public sealed interface Value {
        void write(ByteWriter out);
    }

    /**
     * A number of one, two or four bytes; which of them, terminals handle freely, so the width is kept.
     *
     * @param number the number, unsigned
     * @param widthBytes 1, 2 or 4
     */
    public record Numeric(long number, int widthBytes) implements Value {
        @Override
        public void write(ByteWriter out) {
            switch (widthBytes) {
                case 1 -> out.u8((int) number);
                case 2 -> out.u16((int) number);
                default -> out.u32(number);
            }
        }
    }

    /**
     * A text.
     *
     * @param text without trailing NULs
     */
    public record Text(String text) implements Value {
        @Override
        public void write(ByteWriter out) {
            out.text(text);
        }
    }

    /**
     * Anything else: structures of JT/T 1078 and T/JSATL 12, CAN ids, and what vendors add.
     *
     * @param raw as sent
     */
    public record Bytes(byte[] raw) implements Value {
        @Override
        public void write(ByteWriter out) {
            out.bytes(raw);
        }
    }

    private static final Set<Long> TEXTS = Set.of(
            0x10L, 0x11L, 0x12L, 0x13L, 0x14L, 0x15L, 0x16L, 0x17L, 0x1AL, 0x1DL, 0x40L, 0x41L, 0x42L, 0x43L, 0x44L,
            0x48L, 0x49L, 0x83L);

    /** A number in four bytes, which most parameters are. */
    public static Parameter number(long parameterId, long number) {
        return new Parameter(parameterId, new Numeric(number, 4));
    }

    /** A text. */
    public static Parameter text(long parameterId, String text) {
        return new Parameter(parameterId, new Text(text));
    }

    static Parameter read(ByteReader in, Jt808Edition edition) {
        long id = in.u32("parameterId");
        int length = in.u8("length");
        boolean counts = length == 1 || length == 2 || length == 4;
        if (TEXTS.contains(id) || id >= 0x23 && id <= 0x26 && (edition.is2019() || length != 4)) {
            return new Parameter(id, new Text(in.text(length, "value")));
        }
        if (!counts || id >= 0x0110 && id <= 0x01FF) {
            return new Parameter(id, new Bytes(in.bytes(length, "value")));
        }
        long number = length == 1 ? in.u8("value") : length == 2 ? in.u16("value") : in.u32("value");
        return new Parameter(id, new Numeric(number, length));
    }

    void write(ByteWriter out) {
        out.u32(parameterId).sized8(value::write);
    }
}
