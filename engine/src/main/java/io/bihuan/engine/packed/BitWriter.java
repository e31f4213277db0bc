package io.bihuan.engine.packed;

/** Bits behind one another, highest first, into a {@link ByteWriter}. */
final class BitWriter {
    private final ByteWriter out;
    private long pending;
    private int count;

    BitWriter(ByteWriter out) {
        this.out = out;
    }

    /** The lowest bits of a value, at most 32. */
    void bits(long value, int width) {
        pending = pending << width | (value & ((1L << width) - 1));
        count += width;
        while (count >= 8) {
            count -= 8;
            out.u8((int) (pending >>> count));
        }
    }

    void wide(long value) {
        bits(value >>> 32, 32);
        bits(value, 32);
    }

    /** Fills the last byte with zeros. */
    void finish() {
        if (count > 0) {
            bits(0, 8 - count);
        }
    }
}
