package io.bihuan.engine.packed;

/**
 * Writes and reads blocks of columns. Each column is written in whichever of three ways is the shortest for it:
 *
 * <ul>
 *   <li>runs: value and length of each run, for state that seldom changes;
 *   <li>differences of first or second order, divided by their greatest common divisor, as Golomb–Rice codes whose parameter
 *       is chosen per column. Differences of noisy measurements fall off about geometrically, for which these codes are within
 *       a few hundredths of a bit of the entropy, need no table and decode in a few nanoseconds.
 * </ul>
 */
public final class ColumnCodec {
    private static final int RUNS = 0;
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
        long[] first = new long[rows];
        long[] second = new long[rows];
        for (int c = 0; c < block.columns(); c++) {
            writeColumn(block.column(c), rows, first, second, out);
        }
    }

    private static void writeColumn(long[] values, int rows, long[] first, long[] second, ByteWriter out) {
        long divisor = 0;
        int runs = 1;
        for (int i = 1; i < rows; i++) {
            long difference = values[i] - values[i - 1];
            runs += difference == 0 ? 0 : 1;
            divisor = divisor == 1 ? 1 : gcd(divisor, difference);
        }
        long step = Math.max(1, divisor);
        long before = 0;
        for (int i = 1; i < rows; i++) {
            long scaled = (values[i] - values[i - 1]) / step;
            first[i] = ByteWriter.zigzag(scaled);
            second[i] = ByteWriter.zigzag(scaled - before);
            before = scaled;
        }
        int firstWidth = bestWidth(first, rows);
        int secondWidth = bestWidth(second, rows);
        long firstCost = cost(first, rows, firstWidth);
        long secondCost = cost(second, rows, secondWidth);
        // A run costs about three bytes; only a rough comparison is needed.
        if (runs * 24L <= Math.min(firstCost, secondCost) || divisor == 0) {
            writeRuns(values, rows, out);
        } else if (firstCost <= secondCost) {
            writeCodes(FIRST_ORDER, values[0], step, first, rows, firstWidth, out);
        } else {
            writeCodes(SECOND_ORDER, values[0], step, second, rows, secondWidth, out);
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

    private static int bestWidth(long[] codes, int rows) {
        double sum = 0;
        for (int i = 1; i < rows; i++) {
            sum += Math.min((double) (codes[i] >>> 1) * 2, 1e12);
        }
        double mean = sum / Math.max(1, rows - 1);
        int guess = 0;
        while (guess < 31 && (2L << guess) < mean * 0.69 * 2) {
            guess++;
        }
        int best = guess;
        for (int width = Math.max(0, guess - 2); width <= Math.min(31, guess + 1); width++) {
            best = cost(codes, rows, width) < cost(codes, rows, best) ? width : best;
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

    private static void writeCodes(
            int order, long start, long step, long[] codes, int rows, int width, ByteWriter out) {
        out.u8(order | (step == 1 ? 0 : 4) | width << 3).signed(start);
        if (step != 1) {
            out.varint(step);
        }
        BitWriter bits = new BitWriter(out);
        for (int i = 1; i < rows; i++) {
            long quotient = codes[i] >>> width;
            if (quotient >= 0 && quotient < ESCAPE) {
                bits.bits((1L << (quotient + 1)) - 2, (int) quotient + 1);
                bits.bits(codes[i], width);
            } else {
                bits.bits((1L << ESCAPE) - 1, ESCAPE);
                bits.wide(codes[i]);
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
        long step = (head & 4) == 0 ? 1 : in.varint();
        int width = head >>> 3;
        BitReader bits = new BitReader(bytes, in.position(), bytes.length);
        long difference = 0;
        for (int i = 1; i < rows; i++) {
            int quotient = bits.ones(ESCAPE);
            long code = quotient < ESCAPE ? (long) quotient << width | bits.bits(width) : bits.wide();
            long decoded = ByteReader.unzigzag(code);
            difference = order == SECOND_ORDER ? difference + decoded : decoded;
            values[i] = values[i - 1] + difference * step;
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
