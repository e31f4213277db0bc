package io.bihuan.engine.packed;

/**
 * Writes and reads blocks of columns. Each column is written in whichever way is the shortest for it:
 *
 * <ul>
 *   <li>runs: value and length of each run, for state that seldom changes;
 *   <li>differences of first or second order, divided by their greatest common divisor, first ones less the smallest, or the
 *       values as they are, as Golomb–Rice codes whose parameter is chosen per column. Differences of noisy measurements fall off about geometrically, for which these codes are within
 *       a few hundredths of a bit of the entropy, need no table and decode in a few nanoseconds.
 * </ul>
 */
public final class ColumnCodec {
    private static final int RUNS = 0;
    /** Values as they are: for residues of a prediction made elsewhere. */
    private static final int PLAIN = 3;

    private static final int FIRST_ORDER = 1;
    private static final int SECOND_ORDER = 2;
    /** Quotients from here on are written as the plain value behind this many ones. */
    private static final int ESCAPE = 24;

    private static final int MAX_ROWS = 1 << 16;

    private ColumnCodec() {}

    /** Writes a block. */
    public static void write(ColumnBlock block, ByteWriter out) {
        int rows = block.rows();
        out.varint(rows);
        if (rows == 0) {
            return;
        }
        long[] codes = new long[rows];
        for (int c = 0; c < block.columns(); c++) {
            writeColumn(block.column(c), rows, codes, out);
        }
    }

    private static void writeColumn(long[] values, int rows, long[] codes, ByteWriter out) {
        long divisor = 0;
        int runs = 1;
        for (int i = 1; i < rows; i++) {
            long difference = values[i] - values[i - 1];
            runs += difference == 0 ? 0 : 1;
            divisor = divisor == 1 ? 1 : gcd(divisor, difference);
        }
        Way way = Way.choose(values, rows, Math.max(1, divisor));
        way.encode(values, rows, codes);
        int width = bestWidth(codes, rows);
        // A run costs about three bytes; only a rough comparison is needed.
        if (divisor == 0 || runs * 24L <= cost(codes, rows, width)) {
            writeRuns(values, rows, out);
        } else {
            writeCodes(way, values[0], codes, rows, width, out);
        }
    }

    /** How a column becomes codes. With a {@code least} other than 0 codes are above it, else they have a sign. */
    private record Way(int order, long step, long least) {
        /** The way whose codes are the smallest in sum, which is all but always the one of the fewest bits. */
        static Way choose(long[] values, int rows, long step) {
            double first = 0;
            double second = 0;
            double plain = 0;
            double sum = 0;
            long least = Long.MAX_VALUE;
            long before = 0;
            for (int i = 1; i < rows; i++) {
                long scaled = (values[i] - values[i - 1]) / step;
                first += Math.abs((double) scaled) * 2;
                second += Math.abs((double) scaled - before) * 2;
                plain += Math.abs((double) values[i]) * 2;
                sum += scaled;
                least = Math.min(least, scaled);
                before = scaled;
            }
            // A least of 0 would read as codes that have a sign; what it costs to write counts as a little.
            long base = least == 0 ? -1 : least;
            double above = sum - (double) base * (rows - 1) + rows / 4.0;
            double smallest = Math.min(Math.min(first, second), Math.min(plain, above));
            if (smallest == above) {
                return new Way(FIRST_ORDER, step, base);
            }
            if (smallest == plain) {
                return new Way(PLAIN, 1, 0);
            }
            return new Way(smallest == first ? FIRST_ORDER : SECOND_ORDER, step, 0);
        }

        void encode(long[] values, int rows, long[] codes) {
            long before = 0;
            for (int i = 1; i < rows; i++) {
                long scaled = order == PLAIN ? values[i] : (values[i] - values[i - 1]) / step;
                if (least != 0) {
                    codes[i] = scaled - least;
                } else {
                    codes[i] = ByteWriter.zigzag(order == SECOND_ORDER ? scaled - before : scaled);
                }
                before = scaled;
            }
        }
    }

    private static long gcd(long a, long b) {
        long x = a;
        long y = b;
        while (y != 0) {
            long rest = x % y;
            x = y;
            y = rest;
        }
        return Math.max(x, -x) < 0 ? 1 : Math.max(x, -x);
    }

    /** The width of the codes' lower parts: near the logarithm of their mean, tried one to either side. */
    private static int bestWidth(long[] codes, int rows) {
        double sum = 0;
        for (int i = 1; i < rows; i++) {
            sum += codes[i] < 0 ? 1e12 : Math.min(codes[i], 1e12);
        }
        double mean = sum / Math.max(1, rows - 1);
        int guess = 0;
        while (guess < 31 && (2L << guess) < mean * 1.4) {
            guess++;
        }
        int best = guess;
        long least = cost(codes, rows, guess);
        for (int width = Math.max(0, guess - 1); width <= Math.min(31, guess + 1); width += 2) {
            long bits = cost(codes, rows, width);
            if (bits < least) {
                least = bits;
                best = width;
            }
        }
        return best;
    }

    private static long cost(long[] codes, int rows, int width) {
        long bits = 0;
        for (int i = 1; i < rows; i++) {
            long quotient = codes[i] >>> width;
            bits += quotient >= 0 && quotient < ESCAPE ? quotient + 1 + width : ESCAPE + 64;
        }
        return bits;
    }

    private static void writeRuns(long[] values, int rows, ByteWriter out) {
        out.u8(RUNS);
        long before = 0;
        int start = 0;
        for (int i = 1; i <= rows; i++) {
            if (i == rows || values[i] != values[start]) {
                out.signed(values[start] - before).varint(i - start);
                before = values[start];
                start = i;
            }
        }
    }

    /** Head: order in bits 0–1, whether a step follows in bit 2, the codes' width in bits 3–7; then start, step, least. */
    private static void writeCodes(Way way, long start, long[] codes, int rows, int width, ByteWriter out) {
        boolean scaled = way.step != 1 || way.least != 0;
        out.u8(way.order | (scaled ? 4 : 0) | width << 3).signed(start);
        if (scaled) {
            out.varint(way.step).signed(way.least);
        }
        BitWriter bits = new BitWriter(out);
        for (int i = 1; i < rows; i++) {
            long code = codes[i];
            long quotient = code >>> width;
            if (quotient >= 0 && quotient < ESCAPE) {
                bits.bits((1L << (quotient + 1)) - 2, (int) quotient + 1);
                bits.bits(code, width);
            } else {
                bits.bits((1L << ESCAPE) - 1, ESCAPE);
                bits.wide(code);
            }
        }
        bits.finish();
    }

    /**
     * Reads a block.
     *
     * @throws MalformedException when the bytes are none that {@link #write} made
     */
    public static void read(byte[] bytes, int from, ColumnBlock block) {
        ByteReader in = new ByteReader(bytes, from, bytes.length - from);
        long rows = in.varint();
        if (rows < 0 || rows > MAX_ROWS) {
            throw new MalformedException(
                    "A stored block claims " + rows + " rows; at most " + MAX_ROWS + " are written");
        }
        block.clear((int) rows);
        for (int c = 0; rows > 0 && c < block.columns(); c++) {
            in = readColumn(in, bytes, block.column(c), (int) rows);
        }
    }

    private static ByteReader readColumn(ByteReader in, byte[] bytes, long[] values, int rows) {
        int head = in.u8();
        int order = head & 3;
        if (order == RUNS) {
            readRuns(in, values, rows);
            return in;
        }
        values[0] = in.signed();
        boolean scaled = (head & 4) != 0;
        long step = scaled ? in.varint() : 1;
        long least = scaled ? in.signed() : 0;
        int width = head >>> 3;
        BitReader bits = new BitReader(bytes, in.position(), bytes.length);
        long difference = 0;
        for (int i = 1; i < rows; i++) {
            int quotient = bits.ones(ESCAPE);
            long code = quotient < ESCAPE ? (long) quotient << width | bits.bits(width) : bits.wide();
            long decoded = least == 0 ? ByteReader.unzigzag(code) : code + least;
            if (order == PLAIN) {
                values[i] = decoded;
            } else {
                difference = order == SECOND_ORDER ? difference + decoded : decoded;
                values[i] = values[i - 1] + difference * step;
            }
        }
        return new ByteReader(bytes, bits.position(), bytes.length - bits.position());
    }

    private static void readRuns(ByteReader in, long[] values, int rows) {
        long value = 0;
        int filled = 0;
        while (filled < rows) {
            value += in.signed();
            long run = in.varint();
            if (run < 1 || run > rows - filled) {
                throw new MalformedException(
                        "A stored run of " + run + " does not fit into " + (rows - filled) + " rows");
            }
            java.util.Arrays.fill(values, filled, filled + (int) run, value);
            filled += (int) run;
        }
    }
}
