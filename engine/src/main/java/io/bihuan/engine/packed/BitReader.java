package io.bihuan.engine.packed;

/** Reads what {@link BitWriter} wrote. */
final class BitReader {
    private final byte[] bytes;
    private final int end;
    private int next;
    private long pending;
    private int count;

    BitReader(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.next = from;
        this.end = end;
    }

    private void fill() {
        while (count <= 56 && next < end) {
            pending |= (bytes[next++] & 0xFFL) << (56 - count);
            count += 8;
        }
    }

    /** So many bits, 0 … 32. */
    long bits(int width) {
        if (width == 0) {
            return 0;
        }
        if (count < width) {
            fill();
            if (count < width) {
                throw new MalformedException("Stored bits end at byte " + end);
            }
        }
        long value = pending >>> (64 - width);
        pending <<= width;
        count -= width;
        return value;
    }

    long wide() {
        return bits(32) << 32 | bits(32);
    }

    /** Counts ones up to the next zero, which is taken too, or up to a limit, after which nothing more is taken. */
    int ones(int limit) {
        int total = 0;
        while (total < limit) {
            if (count == 0) {
                fill();
                if (count == 0) {
                    throw new MalformedException("Stored bits end at byte " + end);
                }
            }
            int run = Math.min(Long.numberOfLeadingZeros(~pending), Math.min(count, limit - total));
            total += run;
            pending = run == 64 ? 0 : pending << run;
            count -= run;
            if (total < limit && count > 0) {
                pending <<= 1;
                count--;
                return total;
            }
        }
        return total;
    }

    /** The first byte not yet begun. */
    int position() {
        return next - count / 8;
    }
}
